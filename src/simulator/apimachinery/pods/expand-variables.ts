/**
 * A text with `$(NAME)` replaced by values; names without one stay as they are, and `$$` is a dollar sign.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export const expandVariables = (text: string, lookUp: (name: string) => string | undefined): string =>
  text.replace(/\$(?:\$|\(([^)]*)\))/g, (written, name: string | undefined) =>
    name === undefined ? '$' : (lookUp(name) ?? written),
  );
