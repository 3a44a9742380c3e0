/** The list of what needs a source. */
export const requestListTag = () => "requests";
