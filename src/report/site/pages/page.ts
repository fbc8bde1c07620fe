import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';

/** One page of the report. */
export interface Page {
  /** Plain text, for the tab of the browser. */
  title: string;
  /** The way back to the folder of the report: empty for its front page, else `../`. */
  root: '' | '../';
  content: Html;
}

// What came with the report, and nothing else: files count as such by their scheme when nobody serves them.
const policy =
  "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

/** A whole page with what all of them have: language, style, script, ways to other pages. */
export const page = ({ title, root, content }: Page): string =>
  html`<!doctype html>
<html lang="en" data-language="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${root}site/report.css">
<script src="${root}site/report.js" defer></script>
</head>
<body>
<a class="skip" href="#content">${label('skipToContent')}</a>
<header class="bar"><a class="home" href="${root}index.html">Streamproof</a><nav>${root === '../' && html`<a href="../index.html">${label('backToTable')}</a>`}</nav><button type="button" class="language" hidden>${label('language')}</button></header>
<noscript><p class="notice">${label('needsScript')}</p></noscript>
<template class="loading">${label('loading')}</template>
<template class="not-loaded">${label('notLoaded')}</template>
<main id="content" tabindex="-1">
${content}
</main>
</body>
</html>
`.toString();
