/** Before the name of a container: the annotation that names its profile of AppArmor for older nodes. */
export const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** What such an annotation says of the types of profiles that have no name of their own. */
export const appArmorTexts: Readonly<Record<string, string>> = {
  Unconfined: 'unconfined',
  RuntimeDefault: 'runtime/default',
};
