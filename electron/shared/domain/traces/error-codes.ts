/** @file Error codes of DocuSign's REST and SOAP APIs and of its sign-in, explained in this program's own words. Pure data and its look-up. */

export type ErrorExplanation = {
  /** One line for people. */
  title: string
  /** What to change in the integration. */
  advice: string
  /** Public page that speaks of it; null where none is known. */
  source: string | null
}

const developers = 'https://developers.docusign.com'
const codes = `${developers}/docs/esign-rest-api/esign101/error-codes/`
const troubleshooting = `${codes}troubleshooting-common-errors/`
const limits = `${developers}/docs/esign-rest-api/esign101/rules-and-limits/`
const resourceLimits = `${developers}/platform/resource-limits`
const protection = 'https://www.docusign.com/blog/developers/service-protection-new-api-errors-excessive-polling-and-envelope-updates'
const soapLimits = `${developers}/docs/esign-soap-api/esign101/security/call-limits`
const soapKeys = `${developers}/docs/esign-soap-api/esign101/security/integration-keys`
const soapSignIn = `${developers}/docs/esign-soap-api/esign101/auth`
const locks = `${developers}/docs/esign-rest-api/esign101/concepts/envelopes/lock`
const oauth = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2'
const soapFaults = 'https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383510'

type Row = readonly [title: string, advice: string, source: string | null]

/** By code in upper case. */
const rows: Readonly<Record<string, Row>> = {
  HOURLY_APIINVOCATION_LIMIT_EXCEEDED: [
    'The account has made more calls this hour than it may',
    'Wait until the time in X-RateLimit-Reset; let Connect tell the status instead of asking for it.',
    limits,
  ],
  BURST_APIINVOCATION_LIMIT_EXCEEDED: [
    'Too many calls within 30 seconds',
    'Send calls through a queue that spaces them out, and read X-BurstLimit-Remaining.',
    troubleshooting,
  ],
  HOURLY_APIINVOCATION_ENVELOPE_LIMIT_EXCEEDED: [
    'Too many calls for one envelope this hour',
    'Change an envelope in few calls, and do not repeat those that succeeded.',
    protection,
  ],
  BURST_APIINVOCATION_ENVELOPE_LIMIT_EXCEEDED: [
    'Too many calls for one envelope within 30 seconds',
    'Put the changes of one envelope into one call, and space the calls out.',
    protection,
  ],
  HOURLY_ENVELOPE_POLLING_LIMIT_EXCEEDED: [
    'One envelope was asked for too often this hour',
    'Let Connect or eventNotification tell the status; ask for the same envelope only after more than 15 minutes.',
    protection,
  ],
  BURST_ENVELOPE_POLLING_LIMIT_EXCEEDED: [
    'One envelope was asked for too often within 30 seconds',
    'Let Connect or eventNotification tell the status; ask for the same envelope only after more than 15 minutes.',
    protection,
  ],
  '207': [
    'SOAP error 207: the account has made more calls this hour than it may',
    'Wait for the next hour; ask for lists with RequestStatusChanges, or let Connect tell the status.',
    soapLimits,
  ],
  PARTNER_AUTHENTICATION_FAILED: [
    'The integrator key is missing or not known',
    'Send the key of the developer account: in X-DocuSign-Authentication, as client_id, or as [key]user in WS-Security.',
    soapKeys,
  ],
  USER_AUTHENTICATION_FAILED: [
    'User, password or token is wrong',
    'Sign in again; a key of the sandbox works at demo.docusign.net only.',
    troubleshooting,
  ],
  AUTHORIZATION_INVALID_TOKEN: [
    'The access token has expired or belongs to another environment',
    'Renew the token before it expires, and take tokens for the sandbox from account-d.docusign.com.',
    troubleshooting,
  ],
  USER_LACKS_MEMBERSHIP: [
    'The user is no member of this account',
    'Use the account id that oauth/userinfo or login_information names for this user.',
    codes,
  ],
  USER_LACKS_PERMISSIONS: ['The user may not do this', 'Give the user the permission in the account, or sign in as a user that has it.', codes],
  USER_DOES_NOT_EXIST_IN_SYSTEM: ['The user is not known', 'Use the user id from the developer account, in the GUID form.', codes],
  USER_NOT_ACTIVATED: ['The user has not activated the account yet', 'Follow the link in the message that invited the user.', codes],
  ACCOUNT_LACKS_PERMISSIONS: [
    'The plan of the account does not include this feature',
    'Ask your Account Manager to switch the feature on, also for production.',
    troubleshooting,
  ],
  ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE: [
    'The envelope belongs to another account',
    'Use the account that sent the envelope; ids of the sandbox are not known in production.',
    troubleshooting,
  ],
  ACCOUNT_HAS_BEEN_SUSPENDED: ['The account is suspended', 'Ask your Account Manager why; a developer account lapses when it is not used.', codes],
  INVALID_REQUEST_PARAMETER: [
    'A parameter of the request is wrong',
    'The message names the parameter; check ids, dates and query fields.',
    `${developers}/changelog/01-21-2025`,
  ],
  INVALID_REQUEST_BODY: ['The body of the request cannot be read', 'Check that the body is the JSON or XML that Content-Type announces.', codes],
  INVALID_CONTENT_TYPE: ['The Content-Type is not one that this call takes', 'Send application/json, or multipart/form-data with documents.', codes],
  INVALID_USERID: ['The user id is wrong', 'Use the GUID of the user as the developer account shows it.', codes],
  INVALID_EMAIL_ADDRESS_FOR_RECIPIENT: [
    "A recipient's e-mail address is wrong",
    'Check addresses before sending; one address for each recipient.',
    'https://www.docusign.com/blog/developers/how-to-troubleshoot-invalid-email-errors',
  ],
  ENVELOPE_DOES_NOT_EXIST: ['There is no such envelope', 'Use the envelopeId that the call which created it returned, in the same account.', codes],
  ENVELOPE_IS_INCOMPLETE: [
    'The envelope lacks documents, recipients or a subject',
    'Give at least one document, one recipient and the e-mail subject before the status becomes "sent".',
    codes,
  ],
  ENVELOPE_HAS_BEEN_DELETED: ['The envelope was deleted', 'Keep the id of envelopes that still exist, and do not ask for deleted ones.', codes],
  ENVELOPE_INVALID_STATUS: [
    'The envelope is in a state that does not allow this',
    'Read its status first; what is completed or voided stays as it is.',
    codes,
  ],
  ENVELOPE_NOT_IN_CORRECT_STATE: [
    'The envelope is in a state that does not allow this',
    'Read its status first; only drafts and envelopes under way can be changed.',
    codes,
  ],
  ENVELOPE_CANNOT_VOID_INVALID_STATE: ['This envelope cannot be voided any more', 'Void only envelopes that are sent or delivered.', codes],
  UNKNOWN_ENVELOPE_RECIPIENT: [
    'The recipient of the signing view is not in the envelope',
    'Send the same name, e-mail address and clientUserId as when the envelope was created.',
    codes,
  ],
  INVALID_RECIPIENT_ID: ['A recipientId is wrong', 'Give every recipient an id of its own and use it in its tabs.', codes],
  RECIPIENT_NOT_IN_SEQUENCE: [
    "It is not this recipient's turn yet",
    'Ask for the signing view only once those before have signed, or give equal routing orders.',
    codes,
  ],
  RECIPIENT_UPDATE_FAILED: ['A recipient could not be changed', 'A recipient who has signed cannot be changed; read the recipients first.', codes],
  DOCUMENT_DOES_NOT_EXIST: [
    'There is no such document in the envelope',
    'List the documents of the envelope, and fetch by documentId or "combined".',
    troubleshooting,
  ],
  UNABLE_TO_LOAD_DOCUMENT: ['A document could not be opened', 'Check that its bytes are base64 of a whole file, without a password.', codes],
  UNABLE_TO_CONVERT_DOCUMENT: ['A document could not be converted to PDF', 'Give the right fileExtension, or send PDF.', codes],
  PDF_VALIDATION_FAILED: ['The PDF is damaged or protected', 'Send a PDF without a password and without a signature of its own.', codes],
  ANCHOR_TAG_PROCESSING_FAILURE: [
    'An anchor text was not found in the document',
    'Check the anchor text, or set anchorIgnoreIfNotPresent.',
    troubleshooting,
  ],
  TAB_REFERS_TO_MISSING_DOCUMENT: [
    'A tab stands on a document that is not there',
    'Give the tab the documentId of a document of this envelope.',
    codes,
  ],
  INVALID_TAB_OPERATION: ['A tab cannot be set like this', 'Check type, page and owner of the tab.', codes],
  TEMPLATE_ID_INVALID: ['There is no such template', 'Template ids differ between sandbox and production; read them from the account.', codes],
  TEMPLATE_ID_NOT_PROVIDED: ['No template is named', 'Give the templateId.', codes],
  EDIT_LOCK_NOT_LOCK_OWNER: ['Somebody else has locked the envelope', 'Wait for the end of the lock, or send its token in X-DocuSign-Edit.', locks],
  EDIT_LOCK_ENVELOPE_NOT_LOCKED: ['The envelope is not locked', 'Lock it first, or do without the lock.', locks],
  RESOURCE_NOT_FOUND: ['The address names nothing', 'Check the path, and take the base address from oauth/userinfo.', codes],
  HTTPS_REQUIRED_FOR_RETURN_URL: ['The return address does not begin with https', 'Use an address with https.', codes],
  UNSPECIFIED_ERROR: ['DocuSign does not say what went wrong', 'Keep the X-DocuSign-TraceToken and ask DocuSign about it.', codes],
  MAX_REQUEST_SIZE_EXCEEDED: ['The request is too large', 'Send large documents in several calls, or as chunked upload.', resourceLimits],
  INVALID_GRANT: ['The grant is wrong, used or expired', 'Check clock, user id, audience and key pair of the assertion; use a code once.', oauth],
  INVALID_CLIENT: ['The client could not sign in', 'Check client_id and secret, and that they belong to this environment.', oauth],
  INVALID_REQUEST: ['The request for a token lacks something', 'Check that grant_type and its fields are sent as a form.', oauth],
  UNAUTHORIZED_CLIENT: ['The client may not use this grant', 'Add the grant and the redirect address to the key in the developer account.', oauth],
  CONSENT_REQUIRED: [
    'The user has not agreed yet that the integration acts for them',
    'Let the user, or an administrator for all, give consent once.',
    `${developers}/platform/auth`,
  ],
  'SOAP:CLIENT': ['The SOAP request is wrong', 'The text of the fault names the field; compare the message with the WSDL.', soapFaults],
  'SOAP:SERVER': ['The SOAP service failed', 'Try again later; if it stays, ask DocuSign with time and trace token.', soapFaults],
  'SOAP:SENDER': [
    'The SOAP request is wrong',
    'The text of the fault names the field; compare the message with the WSDL.',
    'https://www.w3.org/TR/soap12-part1/#faultcodes',
  ],
  'SOAP:RECEIVER': [
    'The SOAP service failed',
    'Try again later; if it stays, ask DocuSign with time and trace token.',
    'https://www.w3.org/TR/soap12-part1/#faultcodes',
  ],
  'SOAP:MUSTUNDERSTAND': ['A SOAP header was not understood', 'Send WS-Security as DocuSign expects it: a UsernameToken.', soapSignIn],
  'SOAP:VERSIONMISMATCH': ['The version of SOAP does not fit', 'Use SOAP 1.1 or 1.2 as the Content-Type announces.', soapFaults],
  'SOAP:FAILEDAUTHENTICATION': [
    'User name or password of WS-Security is wrong',
    'Send [integrator key]user as the name; dsapi.asmx takes X-DocuSign-Authentication instead.',
    soapSignIn,
  ],
  'SOAP:INVALIDSECURITY': [
    'The security header of the SOAP message is wrong',
    'Send one UsernameToken with name and password, and a Timestamp that is not past.',
    soapSignIn,
  ],
}

/** Fault codes are qualified names: whatever the prefix, the local name tells. */
function keyOf(code: string): string {
  const plain = code.trim().toUpperCase()
  if (Object.hasOwn(rows, plain)) return plain
  const local = plain.split(/[:.]/).at(-1) ?? ''
  return `SOAP:${local}`
}

/** @param code as in a response, whatever its case: `ENVELOPE_IS_INCOMPLETE`, `User_Authentication_Failed`, `207`, `soap:Client`. @returns null for an unknown one. */
export function explainError(code: string): ErrorExplanation | null {
  const key = keyOf(code)
  const row = Object.hasOwn(rows, key) ? rows[key] : undefined
  return row ? { title: row[0], advice: row[1], source: row[2] } : null
}
