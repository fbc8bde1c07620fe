import type { Clock } from '../../../ports/clock.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { FieldWriter } from '../../apimachinery/field-writer.ts';
import { trackUpdate } from './track-update.ts';
import { defaultsOf, writtenPart } from './written-part.ts';

/** Makes a program of the cluster the owner of what it writes, under its name. */
export const programWriter = (manager: string, clock: Clock): FieldWriter => ({
  own: async ({ storage, subresource, current, sent }) =>
    trackUpdate(current, withoutEmptyMaps(current === undefined ? copyOf(sent) : sent), {
      kind: storage.kind,
      manager,
      clock,
      ...writtenPart(storage, subresource),
      ...(current === undefined ? defaultsOf(storage) : {}),
      tracked: true,
    }),
});

/** Programs written in Go do not tell maps that hold nothing. */
const withoutEmptyMaps = <T extends KubeObject>(object: T): T => {
  const { labels, annotations } = object.metadata;
  if (!isEmpty(labels) && !isEmpty(annotations)) return object;
  const metadata = { ...object.metadata };
  if (isEmpty(labels)) delete metadata.labels;
  if (isEmpty(annotations)) delete metadata.annotations;
  return { ...object, metadata };
};

const isEmpty = (map: Readonly<Record<string, string>> | undefined): boolean =>
  map !== undefined && Object.keys(map).length === 0;
