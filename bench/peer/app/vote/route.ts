import pg from "pg";
import {
  castPlainly,
  SESSION_STATEMENT,
  signedToken,
  type PlainVote,
  type Statements,
  type Voter,
} from "../../vote";

/** The vote's peer: the same form, the same session, the same statements, in a plain route handler. */
export async function POST(request: Request): Promise<Response> {
  const { read, write, secret, statements } = (opened ??= open());
  const token = signedToken(request.headers.get("cookie") ?? "", secret);
  const { rows } = await read.query<Voter>({ ...statements[SESSION_STATEMENT]!, values: [token] });
  const [voter] = rows;
  if (!voter) return new Response(null, { status: 401 });
  const vote = Object.fromEntries(await request.formData()) as PlainVote;
  const connection = await write.connect();
  try {
    await castPlainly(connection, statements, voter, vote);
  } catch (error) {
    await connection.query("ROLLBACK");
    throw error;
  } finally {
    connection.release();
  }
  return new Response(null, {
    status: 303,
    headers: { location: `/claims/${vote.claimId}/vote?done=cast` },
  });
}

type Opened = { read: pg.Pool; write: pg.Pool; secret: string; statements: Statements };

let opened: Opened | undefined;

// With the first request, not with the module: the build loads it too. The pools are as large as the program's own.
function open(): Opened {
  const { DATABASE_URL: connectionString, ASSAY_SECRET: secret = "" } = process.env;
  return {
    read: new pg.Pool({ connectionString, max: 10 }),
    write: new pg.Pool({ connectionString, max: 20 }),
    secret,
    statements: JSON.parse(process.env.BENCH_STATEMENTS ?? "{}") as Statements,
  };
}
