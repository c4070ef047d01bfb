import { describe, expect, it } from 'vitest'
import { redactText } from './redact-helper.ts'

const key = 'ACME-6f5902ac-4237-4b5f-a7b0-0d5b2f9a0d7e'
const account = 'b3f0c7d2-6a41-4e98-9d57-2c81e4a6f035'
const call = 'GET https://demo.docusign.net/restapi/v2.1/x HTTP/1.1\r\nAccept: */*\r\n\r\n'

describe('bodies in the middle of plain text are looked into like any other', () => {
  it.each([
    [
      'a line of a logger',
      '10:00:00 INFO Request body: {"accessCode":"Zebra","signers":[{"name":"Jo Vale","recipientId":"1"}]} in 5 ms',
      '10:00:00 INFO Request body: {"accessCode":"[omitted]","signers":[{"name":"<person-1>","recipientId":"1"}]} in 5 ms',
    ],
    [
      'XML in a line of a logger',
      'DEBUG got <Recipient><UserName>Jo Vale</UserName><AccessCode>Zebra</AccessCode></Recipient>',
      'DEBUG got <Recipient><UserName>&lt;person-1&gt;</UserName><AccessCode>[omitted]</AccessCode></Recipient>',
    ],
    [
      "what Python's http.client prints",
      `send: b'{"status":"sent","accessCode":"Zebra","email":"jo@example.com"}'`,
      `send: b'{"status":"sent","accessCode":"[omitted]","email":"<email-1>"}'`,
    ],
    ['a call of JavaScript', 'got({"\\u0061ccessCode":"Zebra"});', 'got({"\\u0061ccessCode":"[omitted]"});'],
    [
      'data of a command',
      `$ curl --data '{"accessCode":"Zebra"}' -d 'code=ab-1&grant_type=authorization_code' --data-urlencode "assertion=ey" -d client_secret=x1`,
      `$ curl --data '{"accessCode":"[omitted]"}' -d 'code=[omitted]&grant_type=authorization_code' --data-urlencode "assertion=[omitted]" -d client_secret=[omitted]`,
    ],
  ])('%s', async (_, line, expected) => {
    expect(await redactText(`${call}${line}\r\n`, 'http-text')).toBe(`${call}${expected}\r\n`)
  })

  it.each([
    'INFO body: {"status":"sent","documents":[{"name":"a.pdf"}]} <Envelope><Status>Sent</Status></Envelope>',
    'INFO {"unclosed": {"a": "}" and {"b": ["c"}',
    'INFO <a> {"x": <b></a>',
  ])('and stay byte for byte when there is nothing in them: %s', async (line) => {
    expect(await redactText(`${call}${line}\r\n`, 'http-text')).toBe(`${call}${line}\r\n`)
  })

  it('scripts hold labels, not people', async () => {
    const har = JSON.stringify({
      log: {
        entries: [{ response: { content: { mimeType: 'application/javascript', text: 'var l={"email":"Email address","fullName":"Full Name"}' } } }],
      },
    })
    expect(await redactText(har, 'har')).toBe(har)
  })

  it('braces that never close cost little', { timeout: 20_000 }, async () => {
    const text = `note ${'{"a": "b '.repeat(200_000)}`
    expect(await redactText(text)).toBe(text)
  })
})

describe('values that dumps of programs show', () => {
  it.each([
    ['  AccessCode: 4711\n  ClientUserId: 1000\n', '  AccessCode: [omitted]\n  ClientUserId: 1000\n'],
    ['    [accessCode] => 4711\n', '    [accessCode] => [omitted]\n'],
    ['  ["password"]=>\n  string(8) "hunter4x"\n', '  ["password"]=>\n  string(8) "[omitted]"\n'],
    ['  Access code: enter what you were given\n', '  Access code: enter what you were given\n'],
  ])('%j', async (text, expected) => expect(await redactText(text)).toBe(expected))
})

describe('class B', () => {
  it('the value of a tab of SOAP', async () => {
    expect(await redactText('<Tab><Type>Custom</Type><TabLabel>Salary</TabLabel><Value>90123</Value></Tab>')).toBe(
      '<Tab><Type>Custom</Type><TabLabel>Salary</TabLabel><Value>&lt;text-1&gt;</Value></Tab>',
    )
    const field = '<CustomField><Name>Region</Name><Value>North</Value></CustomField>'
    expect(await redactText(field)).toBe(field)
  })

  it.each([
    ['{"account_name":"Vale Ltd","account_id":"1"}', '{"account_name":"<company-1>","account_id":"1"}'],
    ['<ACHolderLocation>12 Elm</ACHolderLocation>', '<ACHolderLocation>&lt;address-1&gt;</ACHolderLocation>'],
    [
      '{"signatureProviderOptions":{"cpfNumber":"111.444.777-35","sms":"+46705550101"}}',
      '{"signatureProviderOptions":{"cpfNumber":"<identity-1>","sms":"<phone-1>"}}',
    ],
    ['{"samlAssertionAttributes":[{"value":"ab-99"}],"sms":"false"}', '{"samlAssertionAttributes":[{"value":"<identity-1>"}],"sms":"false"}'],
    ['{"clientAddress":"/192.0.2.7"}', '{"clientAddress":"<ip-1>"}'],
  ])('%s', async (text, expected) => expect(await redactText(text)).toBe(expected))

  it('users in headers of gateways, and what users are searched by', async () => {
    expect(
      await redactText(
        'GET https://demo.docusign.net/x?search_text=Jo%20Vale&count=5 HTTP/1.1\r\nX-User-Name: Jo Vale\r\nRemote-User: jo\r\n\r\n',
        'http-text',
      ),
    ).toBe('GET https://demo.docusign.net/x?search_text=<text-1>&count=5 HTTP/1.1\r\nX-User-Name: <text-1>\r\nRemote-User: <user-1>\r\n\r\n')
  })

  it('a name is found in capitals with accents too', async () => {
    expect(await redactText('{"userName":"Jürgen Groß","note":"for JÜRGEN GROß"}')).toBe('{"userName":"<person-1>","note":"for <person-1>"}')
  })
})

describe('class A', () => {
  it('fields of a multipart form in a HAR', async () => {
    const har = (secret: string) =>
      JSON.stringify({
        log: {
          entries: [
            {
              request: {
                postData: {
                  mimeType: 'multipart/form-data; boundary=b',
                  text: `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${secret}\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n`,
                },
              },
            },
          ],
        },
      })
    expect(await redactText(har('hunter2x'), 'har')).toBe(har('[omitted]'))
  })

  it('JSON that a logger has put between quotes', async () => {
    const line = (code: string) => `INFO payload="{\\"accessCode\\":\\"${code}\\",\\"status\\":\\"sent\\"}" done`
    expect(await redactText(line('Zebra'))).toBe(line('[omitted]'))
  })

  it.each(['X-Gateway-Key', 'X-Client-Key', 'X-Session-Id'])('header %s', async (name) => {
    expect(await redactText(`GET / HTTP/1.1\r\n${name}: ab-12345\r\n\r\n`, 'http-text')).toBe(`GET / HTTP/1.1\r\n${name}: [omitted]\r\n\r\n`)
  })

  it('tokens in meta elements, and nothing else of them', async () => {
    expect(await redactText('<html><meta name="csrf-token" content="ab-97"/><meta name="viewport" content="width=device-width"/></html>')).toBe(
      '<html><meta name="csrf-token" content="[omitted]"/><meta name="viewport" content="width=device-width"/></html>',
    )
  })
})

describe('class D: of the address of a PowerForm the ids stay', () => {
  const form = 'https://demo.docusign.net/Member/PowerFormSigning.aspx?PowerFormId=0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11'
  it('and what is filled in goes', async () => {
    expect(
      await redactText(
        `GET ${form}&env=demo&acct=${account}&v=2&Buyer_UserName=Jo%20Vale&Buyer_Email=jo%40example.com&Buyer_Salary=90123 HTTP/1.1\r\n\r\n`,
        'http-text',
      ),
    ).toBe(`GET ${form}&env=demo&acct=${account}&v=2&Buyer_UserName=<text-1>&Buyer_Email=<email-1>&Buyer_Salary=<text-2> HTTP/1.1\r\n\r\n`)
  })
  it('and the key in a logged header', async () => {
    expect(
      await redactText(
        `INFO headers {"X-DocuSign-Authentication":"{\\"Username\\":\\"dana\\",\\"Password\\":\\"ab\\",\\"IntegratorKey\\":\\"${key}\\"}"} sent`,
      ),
    ).toBe(
      `INFO headers {"X-DocuSign-Authentication":"{\\"Username\\":\\"<user-1>\\",\\"Password\\":\\"[omitted]\\",\\"IntegratorKey\\":\\"${key}\\"}"} sent`,
    )
  })
})
