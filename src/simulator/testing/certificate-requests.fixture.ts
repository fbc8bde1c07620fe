/** A request for a certificate of `O=system:nodes, CN=system:node:n1`. */
export const NODE_REQUEST = `-----BEGIN CERTIFICATE REQUEST-----\n${
  'MIHsMIGSAgEAMDAxFTATBgNVBAoMDHN5c3RlbTpub2RlczEXMBUGA1UEAwwOc3lzdGVtOm5vZGU6bjEwWTATBgcqhkjOPQIB' +
  'BggqhkjOPQMBBwNCAAQy8OWYGhgriSL5WK6Ir9WRgdEzDXNmetsQG0tWWwBrigvYE6pMe4G+UhI018/TzGfEpiscnwFTlb+J' +
  'wDXS9B9NoAAwCgYIKoZIzj0EAwIDSQAwRgIhAK58sKbxV5dZZBE65s2scCHiTuZ9+2bjOOxo6k0pwp9hAiEA900RExnOB5yt' +
  '86oL0/fy3YraelowScP+uzLp4V1iYgo='
}\n-----END CERTIFICATE REQUEST-----`;

/** A request for a certificate of `O=staff, CN=ann`. */
export const STAFF_REQUEST = `-----BEGIN CERTIFICATE REQUEST-----\n${
  'MIHaMIGAAgEAMB4xDjAMBgNVBAoMBXN0YWZmMQwwCgYDVQQDDANhbm4wWTATBgcq' +
  'hkjOPQIBBggqhkjOPQMBBwNCAAQGGSM8xVJxmGKRwRaMk8LIvH4F7LKAsYi7bcW+' +
  'FX5pjUfpkEYj0JcR8mmdrQkTwOOen0CFz5bPtsa0P9F60CqwoAAwCgYIKoZIzj0E' +
  'AwIDSQAwRgIhAKw5FVmgBK5Waey3jvhfAyAqP4GVBkXLd5WUx+HFLQXcAiEA4nGF' +
  'ALAvasCtmg6T5ECxotqZaAZdnW+NB5HhGo1vCCk='
}\n-----END CERTIFICATE REQUEST-----`;
