import { globExpression } from '../../apimachinery/glob.ts';

/**
 * Reads a `.dockerignore`: which paths of the context are left out. The last rule that fits a path, or a folder above it, decides.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export const ignoredFiles = (text: string): ((path: string) => boolean) => {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const pattern = line.replace(/^!/, '').replace(/^\/+|\/+$/g, '');
      return { ignores: !line.startsWith('!'), expression: expressionOf(pattern) };
    });
  return (path) =>
    rules.reduce((ignored, { ignores, expression }) => (expression.test(path.slice(1)) ? ignores : ignored), false);
};

/** A rule fits a path and all that is below it; two asterisks stand for any number of folders. */
const expressionOf = (pattern: string): RegExp => {
  const parts = pattern.split('**/').map((part) => globExpression(part).source.slice(1, -1));
  return new RegExp(`^${parts.join('(?:.*\\/)?')}(?:\\/.*)?$`);
};
