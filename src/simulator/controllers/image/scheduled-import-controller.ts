import { isDigest } from '../../../image/digest.ts';
import { type ImageStream, importCheckAnnotation, type SpecTag } from '../../../resources/image-stream.ts';
import { imageStreamImportKind, imageStreamKind } from '../../../resources/kinds.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { latestEvent } from '../../image-streams/tag-history.ts';
import { importRequest, isImportable } from './import-request.ts';

/** `ScheduledImageImportMinimumIntervalSeconds` of the controller manager's configuration, in milliseconds. */
export const scheduledImportInterval = 900_000;

/** When a stream's turn comes, and the last import that was seen when that was decided. */
interface Turn {
  readonly due: number;
  readonly seen: string;
}

/**
 * Imports scheduled tags again and again. Any other import of the stream pushes its turn back by a whole interval.
 *
 * @param interval milliseconds between two imports of a stream
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/image/controller/scheduled_image_controller.go
 */
export const createScheduledImportController = ({
  interval = scheduledImportInterval,
}: {
  interval?: number;
} = {}): Controller => {
  const turns = new Map<string, Turn>();
  return {
    name: 'scheduled-import',
    watches: [watchSelf(imageStreamKind)],
    reconcile: async (key, { client, clock, listers }) => {
      const stream = byKey(listers.of<ImageStream>(imageStreamKind), key);
      const tags = (stream?.spec?.tags ?? []).filter((tag) => stream && isScheduled(stream, tag));
      if (stream === undefined || tags.length === 0) {
        turns.delete(key);
        return;
      }
      const seen = `${stream.metadata.uid} ${stream.metadata.annotations?.[importCheckAnnotation] ?? ''}`;
      const turn = turns.get(key);
      if (turn === undefined || turn.seen !== seen) turns.set(key, { due: clock.now() + interval, seen });
      else if (turn.due <= clock.now()) {
        await client.create(imageStreamImportKind, importRequest(stream, tags));
        turns.set(key, { due: clock.now() + interval, seen });
      }
      return { requeueAfter: (turns.get(key)?.due ?? 0) - clock.now() };
    },
  };
};

/** A tag that names a digest has nothing new to find once it was found. */
const isScheduled = (stream: ImageStream, tag: SpecTag): boolean =>
  isImportable(tag) && Boolean(tag.importPolicy?.scheduled) && !(isPinned(tag) && latestEvent(stream, tag.name)?.image);

const isPinned = ({ from }: SpecTag): boolean => isDigest(from?.name.split('@')[1] ?? '');
