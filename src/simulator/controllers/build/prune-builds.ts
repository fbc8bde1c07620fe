import { type Build, buildKeys, buildNumber } from '../../../resources/build.ts';
import type { BuildConfig } from '../../../resources/build-config.ts';
import { buildConfigKind, buildKind } from '../../../resources/kinds.ts';
import { labelValue } from '../../../resources/label-value.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Deletes the oldest builds of a configuration beyond as many successful and failed ones as it keeps. */
export const pruneBuilds = async (
  namespace: string | undefined,
  name: string,
  { listers, client }: Pick<ControllerContext, 'listers' | 'client'>,
): Promise<void> => {
  const config = listers.of<BuildConfig>(buildConfigKind).get(namespace, name);
  if (config === undefined) return;
  const { successfulBuildsHistoryLimit, failedBuildsHistoryLimit } = config.spec;
  const builds = listers
    .of<Build>(buildKind)
    .list(namespace)
    .filter(
      ({ metadata }) =>
        metadata.labels?.[buildKeys.config] === labelValue(name) && metadata.deletionTimestamp === undefined,
    )
    .toSorted((one, other) => buildNumber(other) - buildNumber(one));
  const beyond = (limit: number | undefined, ...phases: string[]): Build[] =>
    limit === undefined ? [] : builds.filter(({ status }) => phases.includes(status?.phase ?? '')).slice(limit);
  const superfluous = [
    ...beyond(successfulBuildsHistoryLimit, 'Complete'),
    ...beyond(failedBuildsHistoryLimit, 'Failed', 'Cancelled', 'Error'),
  ];
  for (const { metadata } of superfluous)
    await client.delete(buildKind, namespace, metadata.name, { propagationPolicy: 'Background' });
};
