/** One source's page. */
export const sourceTag = (sourceId: string) => `source:${sourceId}`;
/** The list of sources. */
export const sourceListTag = () => "sources";
