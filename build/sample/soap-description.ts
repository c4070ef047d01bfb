/** @file The description of DocuSign's SOAP service, as far as the sample and the recorded traffic call it. */

/**
 * @param requests what the message of each operation holds, as elements of XML Schema.
 * @returns what a client is made of: the operations, as a service in WSDL describes them.
 */
export function describeSoapService(namespace: string, endpoint: string, requests: Readonly<Record<string, string>>): string {
  const each = (of: (name: string) => string) => Object.keys(requests).map(of).join('')
  const element = (name: string, content: string) =>
    `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`
  const elements = each((name) => element(name, requests[name] ?? '') + element(`${name}Response`, '<s:any processContents="lax"/>'))
  const messages = each(
    (name) =>
      `<message name="${name}In"><part name="parameters" element="tns:${name}"/></message><message name="${name}Out"><part name="parameters" element="tns:${name}Response"/></message>`,
  )
  const operations = each((name) => `<operation name="${name}"><input message="tns:${name}In"/><output message="tns:${name}Out"/></operation>`)
  const bound = each(
    (name) =>
      `<operation name="${name}"><soap:operation soapAction="${namespace}/${name}" style="document"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" targetNamespace="${namespace}"><types><s:schema elementFormDefault="qualified" targetNamespace="${namespace}">${elements}</s:schema></types>${messages}<portType name="DSAPIServiceSoap">${operations}</portType><binding name="DSAPIServiceSoap" type="tns:DSAPIServiceSoap"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${bound}</binding><service name="DSAPIService"><port name="DSAPIServiceSoap" binding="tns:DSAPIServiceSoap"><soap:address location="${endpoint}"/></port></service></definitions>`
}
