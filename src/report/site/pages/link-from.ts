import path from 'node:path';
import type { Chapter } from '../book/book.ts';
import type { LinkTarget } from '../text/inline-markdown.ts';

/** Follows the links of a README to the chapters and features of the report; others lead nowhere. */
export const linkFrom =
  (chapter: Chapter, chapters: readonly Chapter[], root: '' | '../'): LinkTarget =>
  (href) => {
    const target = path.posix.join(chapter.folder, href.replace(/#.*$/, ''));
    for (const { folder, page, features } of chapters) {
      if (target === `${folder}/README.md` || target === folder) return root + page;
      const feature = features.find(({ uri }) => uri === target);
      if (feature !== undefined) return `${root}${page}#${feature.anchor}`;
    }
    return undefined;
  };
