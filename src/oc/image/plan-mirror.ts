import { repositoryName } from '../../image/reference-format.ts';
import { referencedBlobs } from '../../image/referenced-blobs.ts';
import type { RegistryRefusal, RegistryRepository } from '../../ports/registry-repository.ts';
import type { Invocation } from '../command.ts';
import { errorMessage } from '../error-text.ts';
import { asRepository, formatLocation, type ImageLocation } from './image-location.ts';
import type { Mapping } from './mirror-mappings.ts';
import { MirrorPlan, type RegistryPlan, type RepositoryPlan } from './mirror-plan.ts';
import type { OpenRepository } from './open-repository.ts';
import type { PlatformFilter } from './platform-filter.ts';
import { type ReadManifest, readManifest } from './read-image.ts';
import { selectManifests } from './select-manifests.ts';

/** What decides about a plan besides the mappings. */
export interface MirrorOptions {
  readonly open: OpenRepository;
  readonly filter: PlatformFilter;
  readonly keepList: boolean;
  readonly dryRun: boolean;
  /** Send what is there already. */
  readonly force: boolean;
  readonly skipMissing: boolean;
  /** The folder of `file://` sources. */
  readonly sourceFolder: string;
}

/** Looks at the sources, and at what the destinations have already. What fails is kept in the plan. */
export const planMirror = async (
  mappings: readonly Mapping[],
  options: MirrorOptions,
  { context }: Invocation,
): Promise<MirrorPlan> => {
  const plan = new MirrorPlan();
  for (const mapping of mappings) {
    const source = asRepository(mapping.source);
    const repository = options.open(source, { dir: options.sourceFolder });
    const found = await readSource(plan, mapping.source, repository, options, context.stderr);
    if (found === undefined) continue;
    const selected = await selectManifests(repository, source, found, options).catch((error: Error) => {
      plan.errors.push(error);
    });
    if (selected === undefined) continue;
    if (selected.length === 0) {
      context.stderr(`info: Filtered all images from ${formatLocation(source)}, skipping\n`);
      continue;
    }
    await planCopy(plan, mapping, { source, repository, selected, options });
  }
  plan.trim();
  return plan;
};

const readSource = async (
  plan: MirrorPlan,
  location: ImageLocation,
  repository: RegistryRepository,
  { skipMissing }: MirrorOptions,
  warn: (text: string) => void,
): Promise<ReadManifest | undefined> => {
  const { tag, id } = location.reference;
  const name = formatLocation(asRepository(location));
  let step = `by tag ${tag}`;
  try {
    const digest = id || (await repository.resolve(tag));
    step = `manifest ${digest}`;
    return await readManifest(repository, digest);
  } catch (error) {
    if (skipMissing && (error as RegistryRefusal).status === 404) {
      warn(`warning: Image ${formatLocation(location)} does not exist and will not be mirrored\n`);
      return undefined;
    }
    plan.errors.push(new Error(`unable to retrieve source image ${name} ${step}: ${errorMessage(error)}`));
    return undefined;
  }
};

interface Copy {
  readonly source: ImageLocation;
  readonly repository: RegistryRepository;
  /** The manifest that gets the tag first, then those that it lists. */
  readonly selected: readonly ReadManifest[];
  readonly options: MirrorOptions;
}

const planCopy = async (plan: MirrorPlan, { destination }: Mapping, copy: Copy): Promise<void> => {
  const { source, selected, options } = copy;
  const target = asRepository(destination);
  const to = options.open(target, { push: true });
  const registry = plan.registry(target);
  const planned = plan.repository(registry, repositoryName(target.reference), target, to);
  const isSame = formatLocation(source) === formatLocation(target);
  const [first, ...children] = selected as [ReadManifest, ...ReadManifest[]];
  const mustCopy =
    options.force || (!isSame && (target.type === 'file' || options.dryRun || !(await hasManifest(to, first.digest))));
  if (mustCopy) planBlobs(plan, registry, planned, copy);
  for (const manifest of selected) plan.manifests.set(manifest.digest, manifest);
  for (const { digest } of children) planned.untagged.add(digest);
  const { tag } = destination.reference;
  if (tag === '') planned.untagged.add(first.digest);
  else planned.tagged.set(first.digest, (planned.tagged.get(first.digest) ?? new Set()).add(tag));
};

const planBlobs = (
  plan: MirrorPlan,
  registry: RegistryPlan,
  planned: RepositoryPlan,
  { source, repository, selected }: Copy,
): void => {
  const known = planned.copies.find((each) => formatLocation(each.source) === formatLocation(source));
  const copy = known ?? { source, from: repository, digests: new Set<string>() };
  if (known === undefined) planned.copies.push(copy);
  for (const blob of selected.flatMap(({ manifest }) => referencedBlobs(manifest))) {
    if (source.type === 'registry' && source.reference.registry === registry.name)
      registry.holders.set(blob.digest, repositoryName(source.reference));
    plan.blobs.set(blob.digest, blob);
    copy.digests.add(blob.digest);
  }
};

const hasManifest = (to: RegistryRepository, digest: string): Promise<boolean> =>
  to.manifest(digest).then(
    () => true,
    () => false,
  );
