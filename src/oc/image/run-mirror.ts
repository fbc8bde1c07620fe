import type { RepositoryBlob } from '../../ports/registry-repository.ts';
import type { Invocation } from '../command.ts';
import { errorMessage } from '../error-text.ts';
import { binarySize } from './binary-size.ts';
import { formatLocation } from './image-location.ts';
import type { PhaseUnit } from './mirror-phases.ts';
import type { BlobCopy, MirrorPlan } from './mirror-plan.ts';
import { isList } from './read-image.ts';

/** Whether blobs are taken over within a registry, and whether what is there is sent again. */
export interface MirrorWork {
  readonly force: boolean;
  readonly skipMount: boolean;
}

/** Blobs up to this size are sent without a word. */
const SMALL = 16_384;

/**
 * Copies the blobs of a repository and then its manifests, those that a list needs before the list.
 *
 * @returns how many bytes were sent, and what failed
 */
export const mirrorUnit = async (
  unit: PhaseUnit,
  plan: MirrorPlan,
  work: MirrorWork,
  context: Invocation['context'],
): Promise<{ bytes: number; errors: string[] }> => {
  const errors: string[] = [];
  let bytes = 0;
  for (const copy of unit.repository.copies)
    for (const digest of copy.digests) {
      const blob = plan.blobs.get(digest) as RepositoryBlob;
      try {
        bytes += await copyBlob(unit, copy, blob, work, context);
        unit.registry.holders.set(digest, unit.repository.name);
      } catch (error) {
        errors.push(errorMessage(error));
      }
    }
  if (errors.length === 0) errors.push(...(await putManifests(unit, plan, context)));
  return { bytes, errors };
};

const copyBlob = async (
  { repository, registry }: PhaseUnit,
  { from, source }: BlobCopy,
  blob: RepositoryBlob,
  { force, skipMount }: MirrorWork,
  { stderr }: Invocation['context'],
): Promise<number> => {
  const { to, location } = repository;
  const { digest, size } = blob;
  if (!force && (await to.hasBlob(digest))) return 0;
  const target = formatLocation(location);
  if (size >= SMALL) {
    const holder = skipMount ? undefined : registry.holders.get(digest);
    if (holder !== undefined && (await to.mountBlob(blob, holder))) {
      stderr(`mounted: ${target} ${digest} ${binarySize(size)}\n`);
      return 0;
    }
    if (holder !== undefined)
      stderr(`warning: Expected to mount ${digest} from ${registry.name}/${holder} but mount was ignored\n`);
  }
  const content = await from.blob(digest).catch((error: unknown) => {
    throw new Error(
      size >= SMALL
        ? `unable to open source layer ${digest} to copy to ${target}: ${errorMessage(error)}`
        : `unable to push ${formatLocation(source)}: failed to retrieve blob ${digest}: ${errorMessage(error)}`,
    );
  });
  if (size >= SMALL) stderr(`uploading: ${target} ${digest} ${binarySize(size)}\n`);
  await to.putBlob(digest, content).catch((error: unknown) => {
    throw new Error(
      size >= SMALL
        ? `unable to upload blob ${digest} to ${target}: ${errorMessage(error)}`
        : `unable to push ${formatLocation(source)}: failed to upload blob ${digest}: ${errorMessage(error)}`,
    );
  });
  return content.length;
};

const putManifests = async (
  { repository }: PhaseUnit,
  { manifests }: MirrorPlan,
  { stdout }: Invocation['context'],
): Promise<string[]> => {
  const errors: string[] = [];
  const target = formatLocation(repository.location);
  const wanted: [digest: string, tags: readonly (string | undefined)[]][] = [
    ...[...repository.untagged].map((digest): [string, undefined[]] => [digest, [undefined]]),
    ...[...repository.tagged].map(([digest, tags]): [string, string[]] => [digest, [...tags].sort()]),
  ];
  const listsLast = wanted.toSorted(([one], [other]) => rank(manifests, one) - rank(manifests, other));
  for (const [digest, tags] of listsLast) {
    const manifest = manifests.get(digest);
    for (const tag of manifest === undefined ? [] : tags) {
      const name = tag === undefined ? target : `${target}:${tag}`;
      try {
        const stored = await repository.to.putManifest(manifest?.content as Uint8Array, manifest?.mediaType ?? '', tag);
        stdout(`${stored} ${name}\n`);
      } catch (error) {
        errors.push(`unable to push manifest to ${name}: ${errorMessage(error)}`);
      }
    }
  }
  return errors;
};

const rank = (manifests: MirrorPlan['manifests'], digest: string): number => {
  const read = manifests.get(digest);
  return read !== undefined && isList(read) ? 1 : 0;
};
