import { env } from "@/lib/foundation/env";
import type { Letter } from "./letters";

/** To somebody who opened an account: how to confirm the address. */
export function confirmationLetter(
  recipient: string,
  name: string,
  token: string,
  /** Where they were going when they opened it. */
  next?: string,
): Letter {
  const goingOn = next === undefined ? "" : `&next=${encodeURIComponent(next)}`;
  return {
    recipient,
    subject: "Confirm your address for Assay",
    text: `Hello ${name},

somebody, probably you, opened an account at ${env().origin} with this address.
To confirm the address and sign in, open this page within 24 hours:

${env().origin}/confirm?token=${encodeURIComponent(token)}${goingOn}

If this was not you, do nothing: an account that is not confirmed cannot be used.
`,
  };
}

/** To the address that somebody without one gave: how to confirm it. */
export function givenAddressLetter(recipient: string, name: string, token: string): Letter {
  return {
    recipient,
    subject: "Confirm your address for Assay",
    text: `Hello ${name},

somebody, probably you, works in a class at ${env().origin} without an address, and gave this one.
To make it yours and sign in, open this page within 24 hours:

${env().origin}/confirm?address=${encodeURIComponent(token)}

What was done in the class stays. From then on your address and the password that you chose take the place of the return
code. If this was not you, do nothing.
`,
  };
}

/** To somebody who opened an account although they have one; the page told them nothing of it. */
export function knownAddressLetter(recipient: string, name: string): Letter {
  return {
    recipient,
    subject: "You already have an account at Assay",
    text: `Hello ${name},

somebody, probably you, tried to open an account at ${env().origin} with this address.
You have one already, and it was not changed. Sign in, or choose a new password:

${env().origin}/sign-in
${env().origin}/reset

If this was not you, do nothing.
`,
  };
}

/** To somebody who asked for a new password. */
export function resetLetter(recipient: string, name: string, token: string): Letter {
  return {
    recipient,
    subject: "A new password for Assay",
    text: `Hello ${name},

somebody, probably you, asked for a new password at ${env().origin}.
To choose one, open this page within an hour:

${env().origin}/reset?token=${encodeURIComponent(token)}

It ends every session of your account. If this was not you, do nothing: your password stays.
`,
  };
}

/** To somebody whose password was changed, in case it was not they who did it. */
export function passwordChangedLetter(recipient: string, name: string): Letter {
  return {
    recipient,
    subject: "Your password at Assay was changed",
    text: `Hello ${name},

the password of your account at ${env().origin} was changed, and its other sessions were ended.
If this was not you, choose a new one at once:

${env().origin}/reset
`,
  };
}
