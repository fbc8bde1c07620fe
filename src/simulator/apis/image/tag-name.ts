import { badRequest, StatusError } from '../../apimachinery/status-error.ts';

/** Stream and tag that `<stream>:<tag>` names; `undefined` when it is not of that form. */
export const splitTagName = (name: string): { stream: string; tag: string } | undefined => {
  const [stream = '', tag = '', ...rest] = name.split(':');
  return stream && tag && rest.length === 0 ? { stream, tag } : undefined;
};

/** @throws StatusError 400 when the name has another form */
export const tagNameOf = (name: string, plural: 'ImageStreamTags' | 'ImageTags'): { stream: string; tag: string } => {
  const parts = splitTagName(name);
  if (parts === undefined) throw badRequest(`${plural} must be retrieved with <name>:<tag>`);
  return parts;
};

/** @throws StatusError 500, as OpenShift answers a create with a name of another form */
export const newTagNameOf = (name: string): { stream: string; tag: string } => {
  const parts = splitTagName(name);
  if (parts === undefined) throw new StatusError(500, '', `"${name}" must be of the form <stream_name>:<tag>`);
  return parts;
};
