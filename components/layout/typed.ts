// What is typed into a form stays in this tab of the browser until it is sent: a reload, a crash and a lost connection
// take nothing, and nobody who opens another tab on the same computer finds it.

/** `basis`: the wording that the form was rendered from, where it rewords something. */
export type Typed = { at: number; basis: string | null; fields: [name: string, value: string][] };

const PREFIX = "assay-typed:";
const LONGEST = 100_000;

/** Where in the tab's storage a form keeps what is typed: by whom, and at which address. */
export const typedKey = (by: string, at: string, form: string): string =>
  `${PREFIX}${by}:${form}:${at}`;

/** What was typed last; null where nothing was, or storage is closed to us. */
export function readTyped(key: string): Typed | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Typed | null;
  } catch {
    return null;
  }
}

/** Keeps what the form holds now, unless it was sent. */
export function keepTyped(key: string, form: HTMLFormElement, at: number): void {
  if (sent.has(key)) return;
  const text = JSON.stringify({ at, basis: basisOf(form), fields: fieldsOf(form) } satisfies Typed);
  try {
    if (text.length <= LONGEST) sessionStorage.setItem(key, text);
  } catch {
    // Storage is full or closed: the text stays in the form.
  }
}

/** Whether a form holds anything else than the page came with. */
export const isTouched = (form: HTMLFormElement): boolean =>
  controlsOf(form).some((control) => {
    const isWanted = isTicked(control);
    if (isWanted !== null) return isWanted !== (control as HTMLInputElement).defaultChecked;
    return !(control instanceof HTMLSelectElement) && control.value !== control.defaultValue;
  });

/** Forgets what was typed, since it is stored elsewhere now or nobody wants it. */
export function forgetTyped(key: string, isSent: boolean): void {
  if (isSent) sent.add(key);
  forgetAll((one) => one === key);
}

/** Forgets what others typed in this tab; everything where nobody is signed in any more. */
export function forgetOthers(by: string | null): void {
  forgetAll((key) => by === null || !key.startsWith(`${PREFIX}${by}:`));
}

/**
 * Puts what was typed back into the form, but for fields that are being filled in already: whether there was any, and whether
 * the form holds all of it now. What was chosen or added by buttons (`data-chosen`) is the page's to draw.
 */
export function fillAgain(
  form: HTMLFormElement,
  { fields }: Typed,
): { isFilled: boolean; isWhole: boolean } {
  let isFilled = false;
  for (const control of controlsOf(form)) {
    const values = fields.flatMap(([name, value]) => (name === control.name ? [value] : []));
    if (fill(control, values)) {
      isFilled = true;
      control.closest("details")?.setAttribute("open", "");
    }
  }
  const now = fieldsOf(form);
  const isThere = ([name, value]: [string, string]) =>
    value === "" || now.some((one) => one[0] === name && one[1] === value);
  return { isFilled, isWhole: fields.every(isThere) };
}

/**
 * Gives fields of several lines back what was typed before React took the page over: it puts into them what the page came
 * with. `PageScript` has noted the words.
 */
export function giveBackEarly(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement & { assayTyped?: string }>(
    "textarea",
  )) {
    const { assayTyped: words } = field;
    if (words !== undefined) field.value = words;
  }
}

// After the form was sent nothing more is kept for it, however late somebody's last key comes.
const sent = new Set<string>();

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement ||
      (element instanceof HTMLInputElement && !UNTYPED.has(element.type)),
  );

// What the page itself put there, and what is nobody's to keep.
const UNTYPED = new Set(["hidden", "password", "file", "submit", "button"]);

const fieldsOf = (form: HTMLFormElement): Typed["fields"] =>
  [...controlsOf(form), ...form.querySelectorAll<HTMLInputElement>("input[data-chosen]")].flatMap(
    (control): Typed["fields"] =>
      isTicked(control) === false ? [] : [[control.name, control.value]],
  );

const basisOf = (form: HTMLFormElement): string | null =>
  form.querySelector<HTMLInputElement>("input[data-basis]")?.value ?? null;

/** Null where a control is none to tick. */
const isTicked = (control: Control): boolean | null =>
  control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)
    ? control.checked
    : null;

function fill(control: Control, values: string[]): boolean {
  if (control instanceof HTMLInputElement && isTicked(control) !== null) {
    const isWanted = values.includes(control.value);
    if (control.checked !== control.defaultChecked || control.checked === isWanted) return false;
    control.checked = isWanted;
    return true;
  }
  const [value = ""] = values;
  const isTouched =
    !(control instanceof HTMLSelectElement) && control.value !== control.defaultValue;
  // Some browsers put text back themselves: it was typed, and on an earlier wording perhaps, all the same.
  if (isTouched || control.value === value) return isTouched && control.value === value;
  // What can be chosen was found by a search perhaps, and is not among it now.
  const isSelect = control instanceof HTMLSelectElement;
  if (isSelect && ![...control.options].some((option) => option.value === value)) return false;
  control.value = value;
  return true;
}

function forgetAll(isMeant: (key: string) => boolean): void {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys.filter(isMeant)) sessionStorage.removeItem(key);
  } catch {
    // What cannot be reached was not kept either.
  }
}
