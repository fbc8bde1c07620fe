import { isDigest } from '../../../image/digest.ts';
import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { imageStreamImportKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { latestEvent } from '../../image-streams/tag-history.ts';
import { ImportBuckets } from './import-buckets.ts';
import { importRequest, isImportable } from './import-request.ts';
import { TokenBucket } from './token-bucket.ts';

/** The defaults of the controller manager's `imageImport` configuration. */
const defaults = { interval: 900_000, perMinute: 60 };

/** What can be configured of scheduled imports. */
export interface ScheduledImportOptions {
  /** `scheduledImageImportMinimumIntervalSeconds`, in milliseconds. @default 15 minutes */
  readonly interval?: number;
  /** `maxScheduledImageImportsPerMinute`. @default 60 */
  readonly perMinute?: number;
}

/**
 * Imports scheduled tags again and again. Streams lie in buckets, one of which is emptied every 3 minutes and 45 seconds; a stream that
 * has changed since goes into another one. What there is no time for waits until its bucket comes up again.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/image/controller/scheduled_image_controller.go
 */
export const createScheduledImportController = (options: ScheduledImportOptions = {}): Controller => {
  const { interval, perMinute } = { ...defaults, ...options };
  const versions = new Map<string, string | undefined>();
  let state: { buckets: ImportBuckets; limit: TokenBucket } | undefined;
  return {
    name: 'scheduled-import',
    program: 'openshift-controller-manager',
    watches: [watchSelf(imageStreamKind)],
    reconcile: async (key, { client, clock, listers }) => {
      const now = clock.now();
      state ??= { buckets: new ImportBuckets({ interval, start: now }), limit: new TokenBucket(perMinute, now) };
      const { buckets, limit } = state;
      const stream = byKey(listers.of<ImageStream>(imageStreamKind), key);
      const tags = (stream?.spec?.tags ?? []).filter((tag) => stream && isScheduled(stream, tag));
      if (stream === undefined || tags.length === 0) {
        versions.delete(key);
        buckets.remove(key);
        return;
      }
      const version = `${stream.metadata.uid} ${stream.metadata.resourceVersion}`;
      if (versions.get(key) !== version) {
        versions.set(key, version);
        buckets.add(key, now);
      } else if ((buckets.dueAt(key) ?? 0) <= now) {
        buckets.moveToLast(key);
        if (limit.tryTake(now)) await client.create(imageStreamImportKind, importRequest(stream, tags)).catch(ignore);
      }
      return { requeueAfter: Math.max(0, (buckets.dueAt(key) ?? now) - clock.now()) };
    },
  };
};

/** An import that was refused is not repeated before its turn comes again. */
const ignore = (error: unknown): void => {
  if (!(error instanceof StatusError)) throw error;
};

/** A tag that names a digest has nothing new to find once it was found. */
const isScheduled = (stream: ImageStream, tag: SpecTag): boolean =>
  isImportable(tag) && Boolean(tag.importPolicy?.scheduled) && !(isPinned(tag) && latestEvent(stream, tag.name)?.image);

const isPinned = ({ from }: SpecTag): boolean => isDigest(from?.name.split('@')[1] ?? '');
