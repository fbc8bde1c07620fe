import type { ImageStream } from '../../../resources/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
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
    const source = tag.from?.namespace ? splitSource(tag.from, stream) : undefined;
    if (source === undefined || source.namespace === stream.metadata.namespace) continue;
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
