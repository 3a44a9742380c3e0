/**
 * The one script of every page, without a framework, since cached pages run without React: it applies the theme that
 * was chosen in this browser before anything is painted, lets `ThemeSwitch` change it, and writes who is signed in into
 * `ViewerCorner`. The page cache keeps it for its `data-keep`. It stands in `<head>`; what it changes (an attribute of
 * `<html>`, the corner) needs `suppressHydrationWarning` on pages that React takes over.
 */
export function PageScript() {
  return <script data-keep="" dangerouslySetInnerHTML={{ __html: script }} />;
}

// Storage can be closed to us; then the page follows the system, and a choice holds for this page.
const theme = `
var root=document.documentElement,key="assay-theme";
try{var kept=localStorage.getItem(key);if(kept==="light"||kept==="dark")root.dataset.theme=kept}catch(e){}
addEventListener("click",function(event){
if(!event.target.closest("[data-theme-switch]"))return;
var system=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";
var chosen=(root.dataset.theme||system)==="dark"?"light":"dark";
if(chosen===system)delete root.dataset.theme;else root.dataset.theme=chosen;
try{if(chosen===system)localStorage.removeItem(key);else localStorage.setItem(key,chosen)}catch(e){}
});`;

// The server is asked only if the hint cookie says that somebody is signed in. If it does not answer, the link stays as
// it was, and still leads to the right page.
const viewer = `
function show(viewer){
document.querySelector("[data-viewer]").textContent=viewer.name;
if(viewer.role!=="MEMBER")document.querySelectorAll("[data-editors]").forEach(function(way){way.hidden=false});
if(!viewer.unread)return;
var news=document.querySelector("[data-news]"),count=viewer.unread>99?"99+":viewer.unread;
news.textContent=count+" new";
news.setAttribute("aria-label",count+" new notifications");
news.hidden=false;
}
if(/(^|; )assay_hint=1(;|$)/.test(document.cookie))
fetch("/api/me",{cache:"no-store"}).then(function(answer){
var told=answer.headers.get("assay-viewer");
if(!told)return;
var viewer=JSON.parse(decodeURIComponent(told));
if(document.readyState!=="loading")show(viewer);
else addEventListener("DOMContentLoaded",function(){show(viewer)});
}).catch(function(){});`;

// On a page that React takes over: what is typed before it does, which it would replace (see `giveBackEarly`).
const early = `
addEventListener("input",function(event){event.target.assayTyped=event.target.value});`;

const script = `(function(){${theme}${viewer}${early}})()`.replaceAll("\n", "");
