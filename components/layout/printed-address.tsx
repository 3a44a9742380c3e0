/** The full address of a page, on paper alone, so that a handout leads back to what it was printed from. */
export function PrintedAddress({ url }: { url: string }) {
  return <p className="meta mt-2 hidden break-all print:block">{url}</p>;
}
