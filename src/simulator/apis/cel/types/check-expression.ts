import type { CelType } from './cel-type.ts';
import { literalFindings } from './literal-findings.ts';
import { type ReadNode, readTree } from './read-tree.ts';
import { TypeChecker, type Variables } from './type-checker.ts';
import { type CelFinding, type Part, UnreadableError } from './typed-tree.ts';

/** What an expression comes to, and what is wrong with it. */
export interface CheckedExpression {
  readonly type?: CelType;
  readonly findings: readonly CelFinding[];
}

/**
 * Looks through an expression as the real compiler does, before there are any values.
 *
 * @param text that was read as this tree
 */
export const checkExpression = (tree: ReadNode, text: string, variables: Variables): CheckedExpression => {
  let root: Part;
  try {
    root = readTree(tree, text);
  } catch (error) {
    if (error instanceof UnreadableError) return { findings: error.findings };
    throw error;
  }
  const checker = new TypeChecker(variables);
  checker.check(root);
  if (checker.findings.length > 0) return { findings: checker.findings };
  return { type: checker.typeOf(root), findings: literalFindings(root, (part) => checker.typeOf(part)) };
};
