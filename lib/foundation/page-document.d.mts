export function documentOf(html: string): string;
