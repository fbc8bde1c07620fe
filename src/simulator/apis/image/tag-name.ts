import { badRequest, StatusError } from '../../apimachinery/status-error.ts';

/** Stream and tag that `<stream>:<tag>` names; `undefined` when it is not of that form, or names an image. */
const splitTagName = (name: string): { stream: string; tag: string } | undefined => {
  const [stream = '', tag = '', ...rest] = name.split(':');
  return stream && tag && rest.length === 0 && !name.includes('@') ? { stream, tag } : undefined;
};

/** @throws StatusError 400 when the name has another form */
export const tagNameOf = (name: string, plural: 'ImageStreamTags' | 'ImageTags'): { stream: string; tag: string } => {
  const parts = splitTagName(name);
  if (parts === undefined) throw badRequest(`${plural} must be retrieved with <name>:<tag>`);
  return parts;
};

/**
 * Stream and tag of a tag that is to be made: the tag is what stands behind the first colon, `latest` when nothing does.
 *
 * @throws StatusError 500 without a colon, 400 without a stream, as OpenShift answers a create with such a name
 */
export const newTagNameOf = (name: string): { stream: string; tag: string } => {
  const colon = name.indexOf(':');
  if (colon < 0) throw new StatusError(500, '', `"${name}" must be of the form <stream_name>:<tag>`);
  if (colon === 0) throw badRequest('Name parameter required.');
  return { stream: name.slice(0, colon), tag: name.slice(colon + 1) || 'latest' };
};
