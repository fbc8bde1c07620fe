/**
 * Replaces `$(NAME)` by values; what is not known stays as it is, and `$$` is one `$`.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export const expandReferences = (text: string, lookUp: (name: string) => string | undefined): string =>
  text.replace(/\$(\$|\(([^)]*)\))/g, (written, next: string, name: string) =>
    next === '$' ? '$' : (lookUp(name) ?? written),
  );
