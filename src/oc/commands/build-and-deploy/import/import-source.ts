import type { ImageStream, SpecTag } from '../../../../resources/images/image-stream.ts';
import { OcError } from '../../../oc-error.ts';

/** The tag that an import writes, and where it comes from. */
export interface ImportSource {
  readonly tag: string;
  readonly from: string;
}

/**
 * Where a tag of a stream is imported from: its own source, that of the tag which it follows, or `from` for a new one.
 *
 * @throws OcError when the tag cannot be imported, or not from there
 */
export const sourceOfTag = (stream: ImageStream, name: string, from: string): ImportSource => {
  const [tag, spec] = follow(stream, name);
  if (!spec) return { tag: name, from: newSource(stream, name, from) };
  const quoted = JSON.stringify(name);
  if (spec.from && spec.from.kind !== 'DockerImage')
    throw new OcError(
      `tag ${quoted} points to existing ${spec.from.kind} ${JSON.stringify(spec.from.name)}, it cannot be re-imported`,
    );
  if (!spec.from)
    throw new OcError(
      `tag ${quoted} already exists - you must use the 'tag' command if you want to change the source to ${JSON.stringify(from)}`,
    );
  if (from === '' || from === spec.from.name) return { tag, from: spec.from.name };
  const followed = tag === name ? '' : `the tag ${JSON.stringify(tag)} which points to `;
  throw new OcError(
    `the tag ${quoted} points to ${followed}${JSON.stringify(spec.from.name)} - use the 'tag' command if you want to change the source to ${JSON.stringify(from)}`,
  );
};

const newSource = (stream: ImageStream, name: string, from: string): string => {
  const source = from || (name === 'latest' ? (stream.spec?.dockerImageRepository ?? '') : '');
  if (source) return source;
  throw new OcError(
    `the tag ${JSON.stringify(name)} does not exist on the image stream - choose an existing tag to import or use the 'tag' command to create a new tag`,
  );
};

/** Follows aliases within the stream to the tag that has the source. */
const follow = (stream: ImageStream, name: string): [tag: string, spec: SpecTag | undefined] => {
  const seen = new Set<string>();
  for (let tag = name; ; ) {
    if (seen.has(tag)) throw new OcError(`tag ${JSON.stringify(name)} on the image stream is a reference to same tag`);
    seen.add(tag);
    const spec = stream.spec?.tags?.find((candidate) => candidate.name === tag);
    if (spec?.from?.kind !== 'ImageStreamTag') return [tag, spec];
    const { namespace, name: followed } = spec.from;
    const colon = followed.indexOf(':');
    const source = colon < 0 ? stream.metadata.name : followed.slice(0, colon);
    if ((namespace && namespace !== stream.metadata.namespace) || source !== stream.metadata.name)
      throw new OcError(`tag ${JSON.stringify(name)} points to an imagestreamtag from another ImageStream`);
    tag = colon < 0 ? followed : followed.slice(colon + 1) || 'latest';
  }
};
