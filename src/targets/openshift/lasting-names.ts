import type { KubeApi } from '../../ports/kube-api.ts';
import { RunNames } from './run-names.ts';
import { findRunProjects } from './run-projects.ts';

/** The same in every run, so that an experiment after an upgrade finds what its twin made before it. */
const prefix = 'sp-upgrade';

/** The names of an experiment beside an upgrade; the projects that are there already are known under the names of the feature. */
export const lastingNames = async (api: KubeApi): Promise<RunNames> => {
  const names = new RunNames(prefix);
  for (const { name } of await findRunProjects(api))
    if (name.startsWith(`${prefix}-`)) names.claim(name.slice(prefix.length + 1));
  return names;
};
