import { alignTabs } from '../output/tab-writer.ts';
import { binarySize } from './binary-size.ts';
import { formatLocation } from './image-location.ts';
import type { PhaseUnit } from './mirror-phases.ts';
import { type BlobCopy, MirrorPlan, plannedBlobs, type RegistryPlan, type RepositoryPlan } from './mirror-plan.ts';

/** The plan as `oc image mirror` shows it before it begins. */
export const printPlan = (plan: MirrorPlan): string =>
  byName(plan.registries)
    .map(
      (registry) =>
        `${registry.type === 'file' ? '<dir>' : `${registry.name}/`}\n${byName(registry.repositories)
          .map((repository) => repositoryText(plan, repository))
          .join('')}${statistics(plan, registry)}`,
    )
    .join('');

/** The order of the work. */
export const printPhases = (phases: readonly (readonly PhaseUnit[])[]): string =>
  phases
    .map((phase, index) => {
      const rows = phase.map(
        ({ registry, repository, mounts, shared }) =>
          `  ${registry.name}\t${repository.name}\tblobs=${plannedBlobs(repository).size}\tmounts=${mounts}\tmanifests=${manifestCount(repository)}\tshared=${shared}\n`,
      );
      return `phase ${index}:\n${alignTabs(rows.join(''), { padding: 1 })}`;
    })
    .join('');

const repositoryText = (plan: MirrorPlan, repository: RepositoryPlan): string => {
  const { name, errors, copies, tagged, untagged } = repository;
  const manifests = [
    ...[...untagged].sort(),
    ...byKey(tagged).flatMap(([digest, tags]) => [...tags].sort().map((tag) => `${digest} -> ${tag}`)),
  ];
  return [
    `  ${name}\n`,
    ...errors.map(({ message }) => `    error: ${message}\n`),
    ...copies.map((copy) => `    blobs:\n${blobLines(plan, copy)}`),
    '    manifests:\n',
    ...manifests.map((line) => `      ${line}\n`),
  ].join('');
};

const blobLines = (plan: MirrorPlan, { source, digests }: BlobCopy): string =>
  [...digests]
    .map((digest) => ({ digest, size: plan.blobs.get(digest)?.size ?? 0 }))
    .sort((one, other) => one.size - other.size || (one.digest < other.digest ? -1 : 1))
    .map(({ digest, size }) => `      ${formatLocation(source)} ${digest}${size > 0 ? ` ${binarySize(size)}` : ''}\n`)
    .join('');

const statistics = (plan: MirrorPlan, registry: RegistryPlan): string => {
  const counts = [...MirrorPlan.blobCounts(registry)];
  const sum = (part: typeof counts): number =>
    part.reduce((size, [digest]) => size + (plan.blobs.get(digest)?.size ?? 0), 0);
  const shared = counts.filter(([, count]) => count > 1);
  const unique = counts.filter(([, count]) => count < 2);
  const total = sum(counts);
  const ratio = total > 0 ? ` ratio=${(sum(unique) / total).toFixed(2)}` : '';
  return `  stats: shared=${shared.length} unique=${unique.length} size=${binarySize(total)}${ratio}\n`;
};

const manifestCount = ({ tagged, untagged }: RepositoryPlan): number =>
  untagged.size + [...tagged.values()].reduce((sum, tags) => sum + tags.size, 0);

const byKey = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].sort(([one], [other]) => (one < other ? -1 : 1));

const byName = <Value>(map: ReadonlyMap<string, Value>): Value[] => byKey(map).map(([, value]) => value);
