import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';

/**
 * The failures of a run as workflow commands of GitHub Actions, which shows them at the line of the feature. What could not be
 * concluded, and what passed only at another try, are warnings.
 *
 * @param folder where the features lie, from the root of the repository on; empty when they lie there
 */
export const githubAnnotations = ({ experiments }: RunFacts, folder: string): readonly string[] =>
  experiments.flatMap((experiment) => annotate(experiment, folder));

const annotate = (experiment: ExperimentFacts, folder: string): string[] => {
  const { outcome, failures, name, line, rowLine, attempts } = experiment;
  const command = (kind: 'error' | 'warning', at: number, message: string): string => {
    const file = [folder, experiment.uri].filter(Boolean).join('/');
    return `::${kind} file=${property(file)},line=${at},title=${property(name)}::${data(message)}`;
  };
  if (outcome === 'flaky') return [command('warning', rowLine ?? line, `flaky: it passed at attempt ${attempts}`)];
  if (outcome !== 'failed' && outcome !== 'inconclusive') return [];
  const kind = outcome === 'failed' ? 'error' : 'warning';
  return failures.map(({ step, line: at, message }) =>
    command(kind, at ?? line, [step, message].filter(Boolean).join('\n')),
  );
};

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
