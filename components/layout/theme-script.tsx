/**
 * Applies the theme that was chosen in this browser before anything is painted. It stands in `<head>`; `<html>` then
 * needs `suppressHydrationWarning`, since the script adds an attribute that the server does not know.
 */
export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}

// Storage can be closed to us; then the page follows the system.
const script = `try{var t=localStorage.getItem("assay-theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;
