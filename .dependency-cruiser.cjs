// The directions of the house. What imports alone cannot say is tested in lib/house.test.ts.

// Each domain imports from those before it.
const STAIRCASE = [
  "identity",
  "texts",
  "sources",
  "documents",
  "claims",
  "evidence",
  "arguments",
  "reviews",
  "annotations",
  "verdicts",
  "classes",
  "moderation",
  "follows",
  "search",
  "publishing",
];

const TEST = "\\.test\\.tsx?$";
const DOMAIN = `^lib/(${STAIRCASE.join("|")})/`;
const answering = (...files) => `^lib/[^/]+/(${files.join("|")})(\\.ts$|/)`;

const staircase = STAIRCASE.slice(0, -1).map((domain, step) => ({
  name: `staircase-${domain}`,
  comment: "A domain imports from those to its left only.",
  severity: "error",
  from: { path: `^lib/${domain}/`, pathNot: TEST },
  to: { path: `^lib/(${STAIRCASE.slice(step + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-missing", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "foundation-knows-nobody",
      severity: "error",
      from: { path: "^lib/foundation/", pathNot: TEST },
      to: { path: "^(app|components|lib/(?!foundation/)|scripts|e2e|bench|prisma/(?!generated/))" },
    },
    {
      name: "access-knows-no-domain",
      severity: "error",
      from: { path: "^lib/access/", pathNot: TEST },
      to: { path: ["^(app|components|scripts|e2e|bench)/", DOMAIN] },
    },
    {
      name: "meaning-knows-no-screen",
      severity: "error",
      from: { path: DOMAIN, pathNot: TEST },
      to: { path: "^(app|components|scripts|e2e|bench)/" },
    },
    {
      name: "pictures-know-no-door",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|scripts|e2e|bench|prisma/(?!generated/))" },
    },
    {
      name: "ui-knows-no-word-of-ours",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|lib|prisma|scripts|components/(?!ui/))" },
    },
    {
      name: "screens-reach-domains-by-their-front",
      comment: "queries, schema, rules, actions, tags; machines (app/api) commands too.",
      severity: "error",
      from: { path: "^(app/(?!api/)|components/)", pathNot: TEST },
      to: { path: DOMAIN, pathNot: answering("queries", "schema", "rules", "actions", "tags") },
    },
    {
      name: "machines-reach-domains-by-their-front",
      severity: "error",
      from: { path: "^app/api/", pathNot: TEST },
      to: { path: DOMAIN, pathNot: answering("queries", "schema", "rules", "tags", "commands") },
    },
    ...staircase,
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: answering("rules"), pathNot: TEST },
      to: {
        path: [
          answering("queries", "commands", "actions", "jobs"),
          "^lib/access/",
          "^lib/foundation/(db|env|log|clock)\\.ts$",
        ],
      },
    },
    {
      name: "schemas-say-what-may-come-in",
      severity: "error",
      from: { path: answering("schema"), pathNot: TEST },
      to: {
        path: [answering("queries", "commands", "actions", "jobs"), "^lib/foundation/db\\.ts$"],
      },
    },
    {
      name: "queries-change-nothing",
      severity: "error",
      from: { path: answering("queries"), pathNot: TEST },
      to: {
        path: [
          answering("commands", "actions", "jobs"),
          "^lib/access/(command|form-action|job-door)\\.ts$",
        ],
      },
    },
    {
      name: "tags-are-words",
      severity: "error",
      from: { path: "^lib/[^/]+/tags\\.ts$" },
      to: { path: "." },
    },
    {
      name: "one-importer-of-the-database-client",
      comment: "The enums of the generated client may be read by schemas and rules.",
      severity: "error",
      from: {
        path: "^(app|components|lib|instrumentation)",
        pathNot: ["^lib/foundation/(db\\.ts$|migrate/)", TEST],
      },
      to: { path: "^(prisma/generated/(?!enums\\.ts$)|node_modules/(@prisma|pg)/)" },
    },
    {
      name: "enums-for-schemas-and-rules",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: ["^lib/foundation/db\\.ts$", answering("schema", "rules"), TEST],
      },
      to: { path: "^prisma/generated/enums\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-importer-of-better-auth",
      severity: "error",
      from: {
        path: "^(app|components|lib|scripts)/",
        // The second checks a password and knows nothing else.
        pathNot: "^lib/access/(auth|password-check)\\.ts$",
      },
      to: { path: "^node_modules/(@?better-auth)/" },
    },
    {
      name: "public-pages-know-no-viewer",
      comment: "They are the same bytes for everyone: nothing they reach may read a cookie.",
      severity: "error",
      from: { path: "^app/\\(public\\)/" },
      to: {
        path: "^(lib/access/(auth|current-viewer|form-action)\\.ts|node_modules/next/headers)",
        reachable: true,
      },
    },
    {
      name: "the-program-knows-no-workshop",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: TEST },
      to: { path: "^(prisma/(?!generated/)|scripts/|e2e/|bench/)" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: {
      path: "^(\\.next|\\.data|prisma/generated/(internal|models|commonInputTypes|browser))",
    },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "require", "node", "types", "default"],
    },
  },
};
