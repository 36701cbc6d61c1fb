// A private RSA key that guards nothing: tokens with RS256 are signed with it, which every backend of a profile with a secret
// key must refuse. It is kept because making one takes longer than a hundred tokens, and because on Node 20 a key that was
// made in the process can stop it for good when the garbage collector meets jose (both want the key's lock).
import { createPrivateKey, type KeyObject } from 'node:crypto';

/** PKCS #8, DER, in base64. */
const TEST_KEY = [
  'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCRetA9A+g+5YNedzRYJ+Kn/XC3Fr1FJpGwOEt1IzqkWOxJgp8z',
  'BOoFwtzTn+9qL/lAY/fsF78iqUT+rOA6jfaWz9GDWdPeAoogxyH4vNzmf7VrnSW6McnLDGxVgo6Wa8mrm3D6gFZ1K1EGnuYxC05m',
  'VD1woBdSYPPF7hfpoweDR63jwRXGt9tS3qKouLqbpEdf4zOQ+hbWXyrMdvGGM+EXy6T36n6yfL7aHS4pAYfmTIwNVYZLK/n7uY5z',
  '+2FtWfalxR552YGFveiIkPLm5t9BKhPLevby8HyPChEJGsxO7UjV1JBkNGQJ5p3YmfJB4pNG0kxYpdVhTtjeDA2G90TJAgMBAAEC',
  'ggEAD6cqu73tYcMZKPNjhu63tQKQe6qvL78QIulTuSVSvHcy6U/sKDWppngKgZyuSnsh8vsupFEDyEt1OH/KWpKGy0BOFzd1k+gr',
  'C47RiW1syUJJd2w/sHKF91p9V5AGHoo3d0bw14sygkXoYHF9bB5+z4TV3YXkLIFxCUVufj2D4+yLZhU/nun14AuoGWwpLGvleYU9',
  'sLXtUDcoeDUcMKQPZ049N1dkioqU1JaI5cGVoAxydD7F31rXWz4eSZo9OrMQQPpi8SGLdhgcr6iOLR1Aey3WgDX/U3L9BLStJ7pp',
  'h5aKKrRdCYVGb/s7mytfymK2XU+YBf7CHyar59IkoSksOQKBgQDKc1Sy74nw4ML2RuG2f/JPZXAUIxtI4F1SdZxI43wtiVHJgwFY',
  'st8xuXeZlrZAhScUq3977WJEKiDd1SJbc7Q6eotfcgkPN1k77OrKlW5bJDUD59g1/41gceRbqyhJo2CJAhim09hQhx9a6fWwIq2d',
  'liEl/BVQHjj4whnOzOS3vQKBgQC39cgxPjCgzVueQcYTm23wKGKPcq0oUTkOp8qwRMC9U8jtY1qH99eEC5hduSPt4mxnp8lLHEmD',
  'D+6RFQkYrJSxHNgN3V/9kIl+rFccXjKzCfoHe6ReL83mcvINbTX5AQtCu0zUmjR4Pv3zZJhaF2tjlSN1xiniS5Hs3tN/Pyvb/QKB',
  'gFNzvRtRgJQJonQwfcRj83dlAhFa81lUG0PtdTHajAqdS1h8pyZv/W8a28E1DgWEnbp4g0GLdfFRSGEJBXObO1TLxP3gHPnnv+Hi',
  '5FoDxQzO3QeyHz8LC7UQ3agn4qCQNy/i7FSAiO+Q84zfWkZz1QtbomhtBEAVZTitkkPb1AAlAoGBAIkbMUqqTDn89HTeFtAUPvsI',
  'TnUVhkMPTlRC8IkxpOk24gEz1IyURtdOgRARZdrtr9gNsLQ/b/az0B3nrLDsJ6JdmhWzUdC9ggycTAyDlIvmOqiLGXVtcat5Ljid',
  'leVxRsBEsr2d9M9OO53E8tvqqoo85IHp4NudcTQ22zDylzDNAoGBAKyC4gZ/WrrP52dw1CJc8dswbJR6wTli4XVGxk6eGgKX62IS',
  'BYIMbiHYp2rMeT/P+iXqr8nTQh/svMh7l5ohS/Qqd5ebfN4PADG/j0kv/rOvjL05FEWtRJG0y95/TjeCbB2XrxVDNtglzCXyi3Mz',
  'WrpeSxsm5om5wijAgWFW2R2G',
].join('');

let key: KeyObject | undefined;

/** The key, read once. */
export function rsaTestKey(): KeyObject {
  key ??= createPrivateKey({ key: Buffer.from(TEST_KEY, 'base64'), format: 'der', type: 'pkcs8' });
  return key;
}
