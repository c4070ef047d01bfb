/**
 * @file The classes of fields, as data: `certification.md` 3.1 (property names of DocuSign's OpenAPI v2 and of the WSDL, headers, form keys).
 * Names are compared in lower case without `_`, `-` and spaces, so that `access_token`, `accessToken` and `Access-Token` are one.
 */
import type { PersonalKind } from '#shared/domain/traces/redaction.ts'

const list = (text: string): string[] => text.trim().split(/\s+/)

/** Class A in JSON keys, XML names and attributes, names of name and value pairs. */
export const secretNames: ReadonlySet<string> = new Set(
  list(`
  password passwd pwd passphrase currentpassword newpassword oldpassword apipassword templatepassword distributorpassword onetimepassword
  signerpassword forgottenpasswordanswer forgottenpasswordanswer1 forgottenpasswordanswer2 forgottenpasswordanswer3 forgottenpasswordanswer4
  accesscode activationaccesscode accesstoken refreshtoken idtoken token bearer locktoken continuationtoken callerauthorization
  clientsecret secret secretkey sharedsecret appsecret hmacsecret hmackey privatekey rsaprivatekey apikey accesskey secretaccesskey authkey
  encryptionkey sessionid sessiontoken csrftoken xsrftoken authtoken securitytoken requestverificationtoken
  codeverifier assertion clientassertion samlresponse samlrequest authorizationcode authcode
  cardnumber creditcardnumber cvnumber cvv cvv2 cvc
  nonce binarysecuritytoken signaturevalue x509certificate ciphervalue
  requestrecipienttokenresult requestsendertokenresult getauthenticationtokenresult
  authorization proxyauthorization cookie setcookie setcookie2
`),
)

/** Names that end like this are class A as well, unless the value is a plain yes or no. */
export const secretEndings = /(?:password|passwd|passphrase|secret|privatekey|apikey|token|tokenresult|accesscode|signaturevalue)$/
/** They end like that and are none. */
export const harmlessNames: ReadonlySet<string> = new Set(
  list('tracetoken xdocusigntracetoken docusigntracetoken canceltoken usernametoken binarytoken isapipassword requireaccesscode useaccesscode'),
)
/** Everything inside is class A. */
export const secretContainers: ReadonlySet<string> = new Set(list('creditcardinformation creditcard cardinformation'))

/** Class A in queries, fragments and forms besides. */
export const secretQueryNames: ReadonlySet<string> = new Set(
  list(`t code state pwd pass key apikey sig signature slt tk ticket jwt auth session sid jsessionid samlart relaystate xamzsignature
  xamzsecuritytoken xamzcredential xgoogsignature hmac`),
)

/** Class A headers besides the names above; the structured ones are in `redact-headers.ts`. */
export const secretHeaders =
  /^(?:x-(?:csrf|xsrf)-?token|x-docusign-signature(?:-\d{1,3})?|x-(?:api|auth|access|session|gateway|subscription|app|client|service|amz-security|goog-iam-authorization|vault|gitlab|github)-?(?:key|token)|x-session-id|x-api-key|api-key|apikey|x-functions-key|ocp-apim-subscription-key|authentication-info|x-amz-security-token|x-hub-signature(?:-256)?|x-authorization|x-forwarded-authorization|x-original-authorization)$/
/** Who is logged in, as gateways and proxies tell it. */
export const userHeaders =
  /^(?:x-(?:forwarded-|remote-|authenticated-|auth-request-|webauth-)?user(?:-?name)?|remote-user|x-ms-client-principal-name)$/
export const addressHeaders =
  /^(?:x-forwarded-for(?:-[\w-]{1,40})?|x-real-ip|x-client-ip|x-originating-ip|x-remote-(?:ip|addr)|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip|x-azure-clientip|x-azure-socketip|x-envoy-external-address|client-ip|forwarded)$/

const kinds: [PersonalKind, string][] = [
  [
    'email',
    'email emails emailaddress signeremail hostemail senderemail recipientemail useremail owneremail ccemail replyemailaddress replyemailaddressoverride loginhint',
  ],
  [
    'person',
    `username fullname firstname middlename lastname suffixname signername hostname sendername recipientname signinggroupname
    ownername createdbyusername lastmodifiedbyusername nameoncard familyname givenname replyemailnameoverride inpersonsignername
    notaryname witnessname acholder actingusername`,
  ],
  [
    'phone',
    'phone phonenumber phonenumberlist phonenumbers senderprovidednumbers mobile mobilephone homephone workphone workphonenumber fax cellphone sms',
  ],
  [
    'address',
    `address address1 address2 street street1 street2 streetaddress city stateorprovince postalcode zip zipcode zipplus4 addressline1 addressline2
    homeaddress workaddress acholderlocation`,
  ],
  [
    'ip',
    'recipientipaddress senderipaddress ipaddress clientipaddress useripaddress remoteipaddress clientip remoteip serveripaddress clientaddress xclientip xhostip',
  ],
  ['company', 'company companyname signercompany accountname'],
  ['identity', 'dateofbirth dob birthdate ssn ssn4 ssn9 socialid socialsecuritynumber idnumber passportnumber driverslicensenumber cpfnumber'],
  ['text', 'tabvalue originalvalue emailsubject emailblurb emailbody emailbodybyrecipient usercomment signermessage senderfield searchtext'],
  ['machine', 'computer computername machinename processname xprocessinfo'],
]

/** Class B in JSON keys, XML names and attributes. */
export const personalNames: ReadonlyMap<string, PersonalKind> = new Map(
  kinds.flatMap(([kind, names]) => list(names).map((name) => [name, kind] as const)),
)

/** Everything inside is class B. */
export const personalContainers: ReadonlyMap<string, PersonalKind> = new Map([
  ['idcheckinformationinput', 'identity'],
  ['idcheckinformation', 'identity'],
  ['addressinformationinput', 'address'],
  ['addressinformation', 'address'],
  ['phoneauthentication', 'phone'],
  ['smsauthentication', 'phone'],
  ['dobinformationinput', 'identity'],
  ['ssn4informationinput', 'identity'],
  ['ssn9informationinput', 'identity'],
  ['socialauthentications', 'identity'],
  ['samlassertionattributes', 'identity'],
])

/** Class C: documents and pictures as base64. */
export const binaryNames: ReadonlySet<string> = new Set(
  list(`documentbase64 pdfbytes documentpdf imagebase64 imagebytes signatureimage initialsimage stampimage documentbytes attachmentbytes attachmentbase64
  certificatebytes signatureimagebase64 initialsimagebase64 filebase64 base64 bytes pagebytes thumbnail`),
)

/** Never looked into, even where a value looks like something else. */
export const keptNames: ReadonlySet<string> = new Set(
  list('integratorkey clientid integratorskey envelopeid tracetoken xdocusigntracetoken envelopeids documentid recipientid recipientidguid'),
)

/** Inside containers: values that tell nothing about a person. */
export const plainAnswer = /^(?:true|false|yes|no|null|none|\d)$/i

export const normalName = (name: string): string => name.replace(/[_\- .]/g, '').toLowerCase()

/** @returns whether a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const normal = normalName(name)
  return secretNames.has(normal) || (secretEndings.test(normal) && !harmlessNames.has(normal))
}
