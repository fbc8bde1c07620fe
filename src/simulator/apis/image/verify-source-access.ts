import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { changedTags } from './resolve-spec-tags.ts';
import { splitSource } from './tag-source.ts';

/** A tag may point into another namespace only if its writer may pull there: get imagestreams/layers. */
export const verifySourceAccess = async (
  stream: ImageStream,
  old: ImageStream | undefined,
  user: UserInfo,
  authorize: Authorizer,
): Promise<FieldError[]> => {
  const errors: FieldError[] = [];
  for (const tag of changedTags(stream, old)) {
    const { from } = tag;
    if (!from?.namespace || from.namespace === stream.metadata.namespace) continue;
    const source = splitSource(from, stream);
    if (source === undefined) {
      errors.push(
        invalid(
          `spec.tags[${tag.name}].from.name`,
          from.name ?? '',
          'must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>',
        ),
      );
      continue;
    }
    const { allowed, reason = '' } = await authorize({
      user,
      verb: 'get',
      group: imageStreamKind.group,
      version: imageStreamKind.version,
      resource: imageStreamKind.plural,
      subresource: 'layers',
      namespace: source.namespace,
      name: source.stream,
    });
    if (!allowed) {
      errors.push(
        forbiddenField(
          `spec.tags[${tag.name}].from`,
          `${source.namespace}/${source.stream}: ${JSON.stringify(reason)} ""`,
        ),
      );
    }
  }
  return errors;
};
