/**
 * What a cached page is kept as: its document alone. React's payload, its scripts and the marks by which it finds its
 * nodes again go; what stays is the markup, data (JSON-LD) and the script of ours that carries `data-keep`.
 * A page whose parts stand out of order needs React's script to be put together and is given back as it is.
 *
 * @param {string} html a whole page as Next rendered it
 * @returns {string} one-byte characters only where that costs little, since the server sends such a string several
 *   times faster; the meaning is the same
 */
export function documentOf(html) {
  if (html.includes('<template id="B:')) return html;
  return inOneByte(html.replace(PARTS, (part) => (isOurs(part) ? part : "")));
}

// A script is matched from end to end, so that nothing inside it is taken for markup. Everywhere else React writes `<`
// and `>` of words and attributes as references.
const PARTS = /<script\b[^>]*>[^]*?<\/script>|<link\b[^>]*>|<!--[^]*?-->/g;
const SCRIPT_KEPT = /^<script\b[^>]*\s(?:data-keep\b|type="application\/ld\+json")[^>]*>/;
const SCRIPT_LOADED = /\s(?:as="script"|rel="modulepreload")/;

/** @param {string} part */
function isOurs(part) {
  if (part.startsWith("<script")) return SCRIPT_KEPT.test(part);
  return part.startsWith("<link") && !SCRIPT_LOADED.test(part);
}

// A page of mostly another script than the Latin one would grow by more than it gains.
const MOST_GROWTH = 1.1;
const SCRIPT = /(<script\b[^>]*>[^]*?<\/script>)/;

/** @param {string} html */
function inOneByte(html) {
  const parts = html.split(SCRIPT);
  // Every other part is a script, where a reference would not be read as one.
  const written = parts.map((part, nth) => (nth % 2 ? escaped(part) : referenced(part))).join("");
  if (written.length > Buffer.byteLength(html) * MOST_GROWTH) return html;
  // By way of bytes: what came out of wider strings stays as wide as they were.
  return Buffer.from(written, "latin1").toString("latin1");
}

/** @param {string} markup */
function referenced(markup) {
  return markup.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** @param {string} script */
function escaped(script) {
  const code = (/** @type {string} */ unit) => unit.charCodeAt(0).toString(16).padStart(4, "0");
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${code(unit)}`);
}
