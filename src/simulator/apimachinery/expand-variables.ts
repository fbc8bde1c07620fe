/**
 * A text with `$(NAME)` replaced by values; names without one stay as they are, and `$$` is a dollar sign.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export const expandVariables = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(/\$(?:\$|\(([^)]*)\))/g, (written, name: string | undefined) =>
    name === undefined ? '$' : (values.get(name) ?? written),
  );
