import { serveInstallation } from "./installation";

/**
 * Serves the production build with a seeded database of its own for the journeys, and ends it after the last.
 * The fixtures find it in the environment: ASSAY_JOURNEY_ORIGIN, ASSAY_JOURNEY_CAST (path of `{ handle: password }`),
 * ASSAY_JOURNEY_DATABASE_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { origin, cast, databaseUrl, stop } = await serveInstallation();
  Object.assign(process.env, {
    ASSAY_JOURNEY_ORIGIN: origin,
    ASSAY_JOURNEY_CAST: cast,
    ASSAY_JOURNEY_DATABASE_URL: databaseUrl,
  });
  return stop;
}
