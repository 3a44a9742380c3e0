import { z } from "zod";

type Asked = Record<string, string | string[] | undefined>;

/** The page of a list that an address asks for: 1 where it asks for none, or for nothing that could be one. */
export async function askedPage(searchParams: Promise<Asked>): Promise<number> {
  return pageNumber.parse((await searchParams).page);
}

const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);
