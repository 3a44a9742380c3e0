import { Icon } from "@/components/ui/icon";

/**
 * Turns light into dark and back (see `PageScript`). A choice that equals the system's is forgotten, so that the page
 * follows it again.
 */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      data-theme-switch=""
      className="needs-script inline-flex size-9 cursor-pointer items-center justify-center text-soft hover:text-ink"
    >
      <Icon shape="contrast" size={17} label="Switch between light and dark" />
    </button>
  );
}
