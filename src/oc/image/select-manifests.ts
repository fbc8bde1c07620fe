import type { Descriptor } from '../../image/descriptor.ts';
import type { ImageIndex } from '../../image/manifest.ts';
import { mediaType } from '../../image/media-type.ts';
import type { RegistryRepository } from '../../ports/registry-repository.ts';
import { imageJson } from './image-json.ts';
import type { ImageLocation } from './image-location.ts';
import type { PlatformFilter } from './platform-filter.ts';
import { isList, type ReadManifest, readListed, sha256 } from './read-image.ts';

/**
 * What is taken of a manifest: itself; of a list, the only image whose platform matches, else the list, cut down to those
 * that match unless it is to be kept, and behind it the images. Nothing when none matches.
 */
export const selectManifests = async (
  repository: RegistryRepository,
  location: ImageLocation,
  read: ReadManifest,
  { filter, keepList }: { readonly filter: PlatformFilter; readonly keepList: boolean },
): Promise<ReadManifest[]> => {
  if (!isList(read)) return [read];
  const entries = read.manifest.manifests.filter((entry) => filter.matches(entry));
  if (entries.length === 0 && !keepList) return [];
  const children = await readListed(repository, location, read, (entry) => filter.matches(entry));
  if (children.length === 1 && !keepList) return children;
  const isWhole = keepList || entries.length === read.manifest.manifests.length;
  return [isWhole ? read : buildList(entries), ...children];
};

/** A list of manifests, laid out as Go writes it. */
export const buildList = (entries: readonly Descriptor[]): ReadManifest<ImageIndex> => {
  const isOci = entries[0]?.mediaType === mediaType.ociManifest;
  const type = isOci ? mediaType.ociIndex : mediaType.dockerManifestList;
  const manifests = entries.map(({ mediaType: each, digest, size, platform }) => ({
    mediaType: each,
    digest,
    size,
    platform: platform && platformMember(platform),
  }));
  const content = Buffer.from(imageJson({ schemaVersion: 2, mediaType: type, manifests }, '   '));
  const manifest = { kind: 'index' as const, mediaType: type, manifests: entries };
  return { digest: sha256(content), mediaType: type, content, manifest };
};

const platformMember = ({ architecture, os, ...rest }: NonNullable<Descriptor['platform']>): object => ({
  architecture,
  os,
  ...rest,
});
