import { staleRoute } from "@/lib/access/stale-route";

export const POST = staleRoute;
