// Mends the links of the page for lost addresses: this script's own address tells where the site's root is.
for (const link of document.querySelectorAll("a[hreflang], section[lang] a")) {
  link.href = new URL(`../${link.closest("[lang]").lang}/`, document.currentScript.src).href;
}
