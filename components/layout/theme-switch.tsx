"use client";

import { Icon } from "@/components/ui/icon";

/** Turns light into dark and back. A choice that equals the system's is forgotten, so that the page follows it again. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      onClick={switchTheme}
      className="needs-script inline-flex size-9 cursor-pointer items-center justify-center text-soft hover:text-ink"
    >
      <Icon shape="contrast" size={17} label="Switch between light and dark" />
    </button>
  );
}

function switchTheme() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const chosen = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
  if (chosen === system) delete root.dataset.theme;
  else root.dataset.theme = chosen;
  keep(chosen === system ? null : chosen);
}

function keep(theme: string | null) {
  try {
    if (theme) localStorage.setItem("assay-theme", theme);
    else localStorage.removeItem("assay-theme");
  } catch {
    // Storage is closed: the choice holds for this page.
  }
}
