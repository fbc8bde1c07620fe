/** What an experiment is known by, in whatever folder and on whatever target it runs. */
export interface ExperimentPlace {
  uri: string;
  rule?: string | undefined;
  name: string;
  /** The cells of the row of examples, if there is one. */
  cells: readonly string[];
}

/** The identifier of an experiment, the same from run to run: `features/a/b.feature › Rule › Scenario › cell, cell`. */
export const experimentId = ({ uri, rule, name, cells }: ExperimentPlace): string =>
  [portableUri(uri), rule, name, cells.join(', ')].filter(Boolean).join(' › ');

/** The path of a feature or a folder from the folder `features` on, with slashes. */
export const portableUri = (uri: string): string => {
  const path = uri.replaceAll('\\', '/');
  const start = `${path}/`.lastIndexOf('/features/');
  return start < 0 ? path.replace(/^\.?\//, '') : path.slice(start + 1);
};
