/**
 * What secrets look like in commands, manifests, output, logs and features: each pattern with what stands before the secret as its
 * first group; the rest of the match is the secret.
 */
export const secretPatterns: readonly RegExp[] = [
  /()-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?-----END \2-----/g,
  /(--(?:docker-|registry-)?password[= ]|--(?:src-|dest-)?creds[= ])(?:'[^']*'|"[^"]*"|\S+)/g,
  /(\blogin\b[^\n]*? -p[= ]?)(?:'[^']*'|"[^"]*"|\S+)/g,
  /(--from-literal[= ]['"]?[\w.-]*(?:password|token|secret|auth|key)[\w.-]*=)(?:'[^']*'|"[^"]*"|[^\s`]+)/gi,
  /((?<=\bcreate secret generic\b[^\n]{0,2000}?)--from-literal[= ]['"]?[\w.-]+=)(?:'[^']*'|"[^"]*"|[^\s`'"]+)/g,
  /(--token[= ])[^\s`]+/g,
  /((?:Bearer|Basic) )[\w.~+/=-]{8,}/gi,
  /()\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g,
  /()\bsha256~[\w-]{20,}/g,
  /(\bhttps?:\/\/[^\s:@/]+:)[^\s@/]+(?=@)/g,
  /([?&](?:access_token|refresh_token|token|password|api_?key|client_secret|signature|sig)=)[^&\s"'`<>\\]+/gi,
  /(\\*"(?:password|auth|token|identitytoken|registrytoken|access_token|refresh_token|id_token)\\*"\s*:\s*\\*")[^"\\]+/g,
  /("(?:\.dockerconfigjson|\.dockercfg|client-key-data|id-token|refresh-token)"\s*:\s*")[^"]+/g,
  /((?:\.dockerconfigjson|\.dockercfg|client-key-data|id-token|refresh-token|token):\s*)['"]?[\w+/=.~-]{16,}['"]?/g,
  /((?:^|\n)[ \t]*password:[ \t]*)\S[^\n]*/g,
  /(\b[A-Z0-9_]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY)[A-Z0-9_]*=)(?:'[^']*'|"[^"]*"|[^\s`'"]+)/g,
  /(\bname: ['"]?\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY)\w*['"]?\s+value: )[^\n]+/g,
  /(\\*"name\\*":\s*\\*"\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY)\w*\\*",\s*\\*"value\\*":\s*\\*")[^"\\]+/g,
  /(\bpassword ["“]|密码 ?["“])[^"”\n]+(?=["”])/g,
];
