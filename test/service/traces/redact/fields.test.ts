import { describe, expect, it } from 'vitest'
import { redactorFor, redactText } from './redact-helper.ts'

const secret = 'Zk9-cAnAry_Value42'

describe('class A: secrets go', () => {
  it.each([
    ['Authorization: Bearer ', '', 'Authorization: Bearer [omitted]'],
    ['Authorization: ', '', 'Authorization: [omitted]'],
    ['Proxy-Authorization: Basic ', '', 'Proxy-Authorization: Basic [omitted]'],
    ['Cookie: a=', '; b=2', 'Cookie: a=[omitted]; b=[omitted]'],
    ['Set-Cookie: s=', '; Path=/; HttpOnly', 'Set-Cookie: s=[omitted]; Path=/; HttpOnly'],
    [
      'Set-Cookie: s=',
      '; Expires=Mon, 14 Dec 2026 10:00:00 GMT, t=2; Path=/',
      'Set-Cookie: s=[omitted]; Expires=Mon, 14 Dec 2026 10:00:00 GMT, t=[omitted]; Path=/',
    ],
    ['X-CSRF-Token: ', '', 'X-CSRF-Token: [omitted]'],
    ['x-xsrf-token: ', '', 'x-xsrf-token: [omitted]'],
    ['X-DocuSign-Signature-1: ', '', 'X-DocuSign-Signature-1: [omitted]'],
    ['X-Api-Key: ', '', 'X-Api-Key: [omitted]'],
    ['X-Auth-Token: ', '', 'X-Auth-Token: [omitted]'],
    [
      'X-DocuSign-Authentication: {"Username":"dana","Password":"',
      '","IntegratorKey":"K-1"}',
      'X-DocuSign-Authentication: {"Username":"<user-1>","Password":"[omitted]","IntegratorKey":"K-1"}',
    ],
    [
      'X-DocuSign-Authentication: {Username: dana, Password: ',
      ', IntegratorKey: K-1}',
      'X-DocuSign-Authentication: {Username: "<user-1>", Password: "[omitted]", IntegratorKey: K-1}',
    ],
    [
      'X-DocuSign-Authentication: <DocuSignCredentials><Password>',
      '</Password></DocuSignCredentials>',
      'X-DocuSign-Authentication: <DocuSignCredentials><Password>[omitted]</Password></DocuSignCredentials>',
    ],
    ['Location: https://example.com/back?code=', '&event=done', 'Location: https://example.com/back?code=[omitted]&event=done'],
  ])('header %s…%s', async (before, after, expected) => {
    expect(await redactText(`GET / HTTP/1.1\r\n${before}${secret}${after}\r\nAccept: */*\r\n\r\n`, 'http-text')).toBe(
      `GET / HTTP/1.1\r\n${expected}\r\nAccept: */*\r\n\r\n`,
    )
  })

  it.each(
    'access_token refresh_token id_token code code_verifier client_secret assertion password token t SAMLResponse SAMLRequest state api_key sig'.split(
      ' ',
    ),
  )('query and form %s', async (name) => {
    expect(await redactText(`POST https://demo.docusign.net/x?a=1&${name}=${secret}&b=%20 HTTP/1.1\r\n\r\n`, 'http-text')).toBe(
      `POST https://demo.docusign.net/x?a=1&${name}=[omitted]&b=%20 HTTP/1.1\r\n\r\n`,
    )
    expect(await redactText(`grant_type=x&${name}=${secret}&scope=signature+impersonation`)).toBe(
      `grant_type=x&${name}=[omitted]&scope=signature+impersonation`,
    )
  })

  it.each(
    `password currentPassword newPassword apiPassword templatePassword distributorPassword oneTimePassword forgottenPasswordAnswer1 accessCode
    activationAccessCode access_token accessToken refresh_token lockToken continuationToken callerAuthorization cardNumber client_secret smtpPassword`.split(
      /\s+/,
    ),
  )('JSON and XML %s', async (name) => {
    expect(await redactText(`{ "a":1,"${name}" : "${secret}" }`)).toBe(`{ "a":1,"${name}" : "[omitted]" }`)
    expect(await redactText(`<r><x:${name} a="1">\n ${secret}\n</x:${name}></r>`)).toBe(`<r><x:${name} a="1">\n [omitted]\n</x:${name}></r>`)
    expect(await redactText(`<r ${name}="${secret}" b='2'/>`)).toBe(`<r ${name}="[omitted]" b='2'/>`)
  })

  it.each(
    'Password Nonce BinarySecurityToken SignatureValue X509Certificate AccessCode RequestRecipientTokenResult RequestSenderTokenResult GetAuthenticationTokenResult'.split(
      ' ',
    ),
  )('SOAP %s', async (name) =>
    expect(await redactText(`<s:E xmlns:s="u"><w:${name}><![CDATA[${secret}]]></w:${name}></s:E>`)).toBe(
      `<s:E xmlns:s="u"><w:${name}><![CDATA[[omitted]]]></w:${name}></s:E>`,
    ),
  )

  it('the one-time address of a view', async () => {
    const answer = '{"url":"https://demo.docusign.net/Signing/StartInSession.aspx?t=abc"}'
    expect(await redactText(answer)).toBe('{"url":"[omitted]"}')
    expect(
      await redactText(
        `POST /restapi/v2/accounts/1/envelopes/2/views/sender HTTP/1.1\r\n\r\n{"returnUrl":"https://example.com"}\r\n\r\nHTTP/1.1 201 Created\r\n\r\n${answer}`,
        'http-text',
      ),
    ).toMatch(/"returnUrl":"https:\/\/example\.com".*\{"url":"\[omitted\]"\}$/s)
  })

  it('lists, numbers and objects under a name', async () => {
    expect(
      await redactText(
        '{"accessCode":482913,"token":{"type":"x","value":"abcdef"},"authorization":["Bearer abcdef12"],"password":null,"useAccessCode":"true"}',
      ),
    ).toBe(
      '{"accessCode":"[omitted]","token":{"type":"x","value":"[omitted]"},"authorization":["Bearer [omitted]"],"password":null,"useAccessCode":"true"}',
    )
  })

  it('pairs of name and value, however tools write them', async () => {
    expect(
      await redactText(
        `{"headers":[{"value":"Bearer ${secret}","name":"authorization"},["Cookie","a=${secret}"]],"cookies":[{"name":"sid","value":"${secret}","path":"/"}]}`,
      ),
    ).toBe(
      '{"headers":[{"value":"Bearer [omitted]","name":"authorization"},["Cookie","a=[omitted]"]],"cookies":[{"name":"sid","value":"[omitted]","path":"/"}]}',
    )
    expect(
      await redactText(
        `{"auth":{"apikey":[{"key":"key","value":"X-Api-Key"},{"key":"value","value":"${secret}"}]},"variable":[{"key":"clientSecret","value":"${secret}"}]}`,
      ),
    ).toBe(
      '{"auth":{"apikey":[{"key":"key","value":"X-Api-Key"},{"key":"value","value":"[omitted]"}]},"variable":[{"key":"clientSecret","value":"[omitted]"}]}',
    )
    expect(await redactText(`<h><entry key="Authorization" value="Basic ${secret}"/><i><Key>X-Api-Key</Key><Value>${secret}</Value></i></h>`)).toBe(
      '<h><entry key="Authorization" value="Basic [omitted]"/><i><Key>X-Api-Key</Key><Value>[omitted]</Value></i></h>',
    )
  })

  it('an asked-for password in the address is none, nor is a trace token', async () => {
    const text =
      'GET https://demo.docusign.net/restapi/v2/login_information?api_password=true HTTP/1.1\r\nX-DocuSign-TraceToken: 5d0e6a3c-2b47-4f0f-9d1c-7b7a3c2f8e90\r\n\r\n'
    expect(await redactText(text, 'http-text')).toBe(text)
  })

  it('text that is cut off or of no known kind', async () => {
    expect(await redactText(`{"a":"b","password":"${secret}`)).toBe('{"a":"b","password":"[omitted]')
    expect(await redactText(`<a><Password>${secret}`)).toBe('<a><Password>[omitted]')
    expect(await redactText(`curl -u dana:${secret} -H "Authorization: Bearer ${secret}" https://user:${secret}@demo.docusign.net/`)).not.toContain(
      secret,
    )
    expect(await redactText(`[Authorization] => Bearer ${secret}\n'password' => '${secret}'`)).not.toContain(secret)
  })

  it('a value is also taken out before the field that gives it away, in any encoding', async () => {
    const value = 'p+ss/w"rd of 1984'
    const redacted = await redactText(
      `{"note":"it is ${secret}!","b":${JSON.stringify(Buffer.from(`so ${value} it is`).toString('base64'))},"u":"x?y=${encodeURIComponent(value)}","password":${JSON.stringify(value)},"token":"${secret}"}`,
    )
    expect(redacted).toBe('{"note":"it is [omitted]!","b":"c28gW29taXR0ZWRdIGl0IGlz","u":"x?y=[omitted]","password":"[omitted]","token":"[omitted]"}')
  })

  it('words of the protocol, kept ids and parts of numbers are not searched for', async () => {
    const id = '0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11'
    expect(
      await redactText(
        `{"password":"docusign","accessCode":"123456","state":"${id}","envelopeId":"${id}","host":"demo.docusign.net","at":"2026-12-14T10:00:00.1234567Z"}`,
      ),
    ).toBe(
      `{"password":"[omitted]","accessCode":"[omitted]","state":"${id}","envelopeId":"${id}","host":"demo.docusign.net","at":"2026-12-14T10:00:00.1234567Z"}`,
    )
  })
})

describe('class B: personal data becomes pseudonyms', () => {
  it('the same person has one in all syntaxes and files', async () => {
    const redactor = redactorFor()
    expect(
      await redactText(
        '{"signers":[{"name":"J\\u00fcrgen Beispiel","email":"J.B@example.com","recipientId":"1"}],"documents":[{"name":"a.pdf"}]}',
        null,
        redactor,
      ),
    ).toBe('{"signers":[{"name":"<person-1>","email":"<email-1>","recipientId":"1"}],"documents":[{"name":"a.pdf"}]}')
    expect(
      await redactText(
        '<R><UserName>J&#252;rgen Beispiel</UserName><Email>j.b@example.com</Email><Note>for Jürgen Beispiel</Note></R>',
        null,
        redactor,
      ),
    ).toBe('<R><UserName>&lt;person-1&gt;</UserName><Email>&lt;email-1&gt;</Email><Note>for &lt;person-1&gt;</Note></R>')
  })

  it.each([
    ['{"phoneNumber":"555-013-1276"}', '{"phoneNumber":"<phone-1>"}'],
    [
      '{"idCheckInformationInput":{"ssn4InformationInput":{"ssn4":"1234","displayLevelCode":"x1"}}}',
      '{"idCheckInformationInput":{"ssn4InformationInput":{"ssn4":"<identity-1>","displayLevelCode":"<identity-2>"}}}',
    ],
    ['{"tabs":{"textTabs":[{"tabLabel":"Salary","value":"90000"}]}}', '{"tabs":{"textTabs":[{"tabLabel":"Salary","value":"<text-1>"}]}}'],
    ['{"formData":[{"name":"Salary","value":"90000"}]}', '{"formData":[{"name":"Salary","value":"<text-1>"}]}'],
    ['{"emailSubject":"Lease of Dana","emailBlurb":"Hello"}', '{"emailSubject":"<text-1>","emailBlurb":"<text-2>"}'],
    ['{"hostName":"Dana","hostname":"demo.docusign.net"}', '{"hostName":"<person-1>","hostname":"demo.docusign.net"}'],
    ['<RecipientIPAddress>203.0.113.9</RecipientIPAddress>', '<RecipientIPAddress>&lt;ip-1&gt;</RecipientIPAddress>'],
    [
      '<TabStatus><TabValue>Blue</TabValue><Status>Signed</Status></TabStatus>',
      '<TabStatus><TabValue>&lt;text-1&gt;</TabValue><Status>Signed</Status></TabStatus>',
    ],
    [
      '<System><Execution ProcessName="w3wp" ProcessID="12" /><Computer>DANA-PC</Computer></System>',
      '<System><Execution ProcessName="&lt;machine-1&gt;" ProcessID="12" /><Computer>&lt;machine-2&gt;</Computer></System>',
    ],
    ['<w:Username>[KEYS-1]dana@example.com</w:Username>', '<w:Username>[KEYS-1]&lt;email-1&gt;</w:Username>'],
    [
      '<w:Username>[KEYS-1]0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11</w:Username>',
      '<w:Username>[KEYS-1]0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11</w:Username>',
    ],
    ['write to dana@example.com, please, or dana%40example.com', 'write to <email-1>, please, or <email-1>'],
    ['{"file":"icon@2x.png","package":"left-pad@1.3.0"}', '{"file":"icon@2x.png","package":"left-pad@1.3.0"}'],
  ])('%s', async (text, expected) => expect(await redactText(text)).toBe(expected))

  it.each([
    ['X-Forwarded-For: 203.0.113.9, 198.51.100.7:443', 'X-Forwarded-For: <ip-1>, <ip-2>:443'],
    ['X-Real-IP: 2001:db8::1', 'X-Real-IP: <ip-1>'],
    ['From: Dana <dana@example.com>', 'From: Dana <<email-1>>'],
    ['Referer: https://app.docusign.com/documents?user=dana', 'Referer: https://app.docusign.com/<text-1>'],
    ['X-DocuSign-Act-As-User: dana@example.com', 'X-DocuSign-Act-As-User: <email-1>'],
  ])('header %s', async (header, expected) =>
    expect(await redactText(`GET / HTTP/1.1\r\n${header}\r\n\r\n`, 'http-text')).toBe(`GET / HTTP/1.1\r\n${expected}\r\n\r\n`),
  )

  it('in HAR the address of the server and comments', async () => {
    const har = (address: string, comment: string) =>
      `{"log":{"version":"1.2","entries":[{"serverIPAddress":"${address}","comment":"${comment}","request":{"method":"GET","url":"https://demo.docusign.net/"}}]}}`
    expect(await redactText(har('203.0.113.9', 'of Dana'), 'har')).toBe(har('<ip-1>', '<text-1>'))
  })

  it('a kept persona stays, whatever its case, and secrets cannot be kept', async () => {
    const redactor = redactorFor({ keep: ['Dana@Example.com', 'hunter2hunter'] })
    expect(
      await redactText(
        '{"email":"dana@example.com","replyEmail":"x dana@EXAMPLE.com","other":"eve@example.com","password":"hunter2hunter"}',
        null,
        redactor,
      ),
    ).toBe('{"email":"dana@example.com","replyEmail":"x dana@EXAMPLE.com","other":"<email-2>","password":"[omitted]"}')
    expect(redactor.personalValues()).toContainEqual({
      value: 'dana@example.com',
      kind: 'email',
      pseudonym: expect.stringMatching(/^<email-\d>$/),
      count: 0,
      isKept: true,
    })
  })

  it('more texts are masked wherever they stand', async () => {
    expect(await redactText('{"name":"Acme lease","b":"for ACME"}', null, redactorFor({ mask: ['Acme'] }))).toBe(
      '{"name":"[omitted] lease","b":"for [omitted]"}',
    )
  })

  it('numbers of pseudonyms that stand there already are not given to others', async () => {
    expect(await redactText('{"email":"dana@example.com","other":"<email-1>","x":"&lt;email-2&gt;"}')).toBe(
      '{"email":"<email-3>","other":"<email-1>","x":"&lt;email-2&gt;"}',
    )
  })
})

describe('class C: bulk binary becomes its size and hash', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(3_000, 'x\u0000\u00ff')])
  const removed = /\[binary removed: 3009 bytes, sha256 [0-9a-f]{64}\]/
  it('in JSON and XML', async () => {
    expect(await redactText(`{"documentBase64":"${pdf.toString('base64')}","name":"a.pdf"}`)).toMatch(
      new RegExp(`^{"documentBase64":"${removed.source}","name":"a.pdf"}$`),
    )
    expect(await redactText(`<D><PDFBytes>${pdf.toString('base64')}</PDFBytes></D>`)).toMatch(
      new RegExp(`^<D><PDFBytes>${removed.source}</PDFBytes></D>$`),
    )
    expect(await redactText(`{"unknown":"${pdf.toString('base64')}"}`)).toMatch(removed)
  })
  it('in a body, whose length is corrected', async () => {
    const { redactBytes } = await import('./redact-helper.ts')
    const head = (length: number) => `HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: ${length}\r\n\r\n`
    const redacted = (await redactBytes(Buffer.concat([Buffer.from(head(pdf.length)), pdf]), 'http-text')).toString()
    const body = redacted.slice(redacted.indexOf('\r\n\r\n') + 4)
    expect(body).toMatch(removed)
    expect(redacted).toBe(head(body.length) + body)
  })
  it('in a HAR the body stays base64', async () => {
    const har = `{"log":{"entries":[{"response":{"content":{"mimeType":"application/pdf","encoding":"base64","text":"${pdf.toString('base64')}"}}}]}}`
    const { log } = JSON.parse(await redactText(har, 'har')) as { log: { entries: { response: { content: { text: string } } }[] } }
    expect(Buffer.from(log.entries[0]?.response.content.text ?? '', 'base64').toString()).toMatch(removed)
  })
})

describe('class D stays, unless the user masks it', () => {
  const account = 'b3f0c7d2-6a41-4e98-9d57-2c81e4a6f035'
  const user = '1c7e5b60-0f3b-4a6e-9b7e-1d2c3b4a5f60'
  const text = `{"accountId":"${account}","userId":"${user}","uri":"/accounts/${account}/users/${user}/x","integratorKey":"KEYS-1","envelopeId":"0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11"}`
  it('as it is', async () => expect(await redactText(text)).toBe(text))
  it('masked', async () =>
    expect(await redactText(text, null, redactorFor({ maskIdentifiers: true }))).toBe(
      '{"accountId":"<account-1>","userId":"<user-1>","uri":"/accounts/<account-1>/users/<user-1>/x","integratorKey":"KEYS-1","envelopeId":"0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11"}',
    ))
})
