/**
 * How many code points stand before an offset in UTF-16 units. We store units, as the DOM counts;
 * W3C positions count code points and are converted where they come in and go out.
 *
 * @throws RangeError outside the text, or between the halves of a surrogate pair
 */
export function toCodePoints(text: string, unitOffset: number): number {
  if (!Number.isInteger(unitOffset) || unitOffset < 0 || unitOffset > text.length) {
    throw new RangeError(`no offset ${unitOffset} in a text of ${text.length} units`);
  }
  if (isInsidePair(text, unitOffset)) {
    throw new RangeError(`offset ${unitOffset} parts a surrogate pair`);
  }
  let points = 0;
  for (let unit = 0; unit < unitOffset; unit += lengthAt(text, unit)) points += 1;
  return points;
}

/**
 * The offset in UTF-16 units before which so many code points stand.
 *
 * @throws RangeError when the text has fewer code points
 */
export function fromCodePoints(text: string, pointOffset: number): number {
  if (!Number.isInteger(pointOffset) || pointOffset < 0) {
    throw new RangeError(`no offset ${pointOffset} in a text`);
  }
  let unit = 0;
  for (let point = 0; point < pointOffset; point += 1) {
    if (unit >= text.length) throw new RangeError(`fewer than ${pointOffset} code points`);
    unit += lengthAt(text, unit);
  }
  return unit;
}

/** Whether an offset in UTF-16 units stands between the two halves of one character. */
export function isInsidePair(text: string, unitOffset: number): boolean {
  return unitOffset > 0 && lengthAt(text, unitOffset - 1) === 2;
}

function lengthAt(text: string, unit: number): number {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}
