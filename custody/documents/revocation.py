"""What tells that a certificate was not revoked, fetched to be kept with a signature (PAdES B-LT).

Addresses come from the certificates themselves, so that each is asked within the bounds of all that
is asked outside, and only a few for one certificate.
"""

from collections.abc import AsyncGenerator, Iterable
from typing import TYPE_CHECKING, Final

from asn1crypto import crl, ocsp, x509
from pyhanko_certvalidator.errors import CRLFetchError, OCSPFetchError
from pyhanko_certvalidator.fetchers.api import (
    CertificateFetcher,
    CRLFetcher,
    FetcherBackend,
    Fetchers,
    OCSPFetcher,
)
from pyhanko_certvalidator.fetchers.common_utils import (
    format_ocsp_request,
    process_ocsp_response_data,
)

from custody.anchors.post import get, post
from custody.errors import StorageError

if TYPE_CHECKING:
    from asn1crypto.cms import AttributeCertificateV2
    from pyhanko_certvalidator.authority import Authority

_MOST_LIST: Final = 16 << 20
"""Bytes of a list of revoked certificates; those of national authorities have some megabytes."""
_MOST_ADDRESSES: Final = 3


class Outside(FetcherBackend):
    """Asks the authorities that the certificates name."""

    def get_fetchers(self) -> Fetchers:
        """See `FetcherBackend`."""
        return Fetchers(_Answers(), _Lists(), _NoCertificates())


class _Lists(CRLFetcher):
    def __init__(self) -> None:
        self._known: dict[str, list[crl.CertificateList]] = {}

    async def fetch(
        self, cert: "x509.Certificate | AttributeCertificateV2", *, use_deltas: bool | None = None
    ) -> Iterable[crl.CertificateList]:
        known = _name(cert)
        if known not in self._known:
            self._known[known] = [_list(address) for address in _list_addresses(cert)]
        return self._known[known]

    def fetched_crls(self) -> Iterable[crl.CertificateList]:
        return [each for lists in self._known.values() for each in lists]

    def fetched_crls_for_cert(
        self, cert: "x509.Certificate | AttributeCertificateV2"
    ) -> Iterable[crl.CertificateList]:
        return self._known[_name(cert)]


class _Answers(OCSPFetcher):
    def __init__(self) -> None:
        self._known: dict[str, list[ocsp.OCSPResponse]] = {}

    async def fetch(
        self, cert: "x509.Certificate | AttributeCertificateV2", authority: "Authority"
    ) -> ocsp.OCSPResponse:
        asked = format_ocsp_request(cert, authority, certid_hash_algo="sha1", request_nonces=False)
        for address in cert.ocsp_urls[:_MOST_ADDRESSES]:
            try:
                answer = post(address, asked.dump(), "application/ocsp-request")
            except StorageError:
                continue  # the list of revoked certificates may do
            found = process_ocsp_response_data(answer.body, ocsp_request=asked, ocsp_url=address)
            self._known.setdefault(_name(cert), []).append(found)
            return found
        raise OCSPFetchError("nobody answered")

    def fetched_responses(self) -> Iterable[ocsp.OCSPResponse]:
        return [each for answers in self._known.values() for each in answers]

    def fetched_responses_for_cert(
        self, cert: "x509.Certificate | AttributeCertificateV2"
    ) -> Iterable[ocsp.OCSPResponse]:
        return self._known.get(_name(cert), [])


class _NoCertificates(CertificateFetcher):
    """The chain comes with the identity and the roots; none of it is looked for outside."""

    async def fetch_cert_issuers(
        self, cert: "x509.Certificate | AttributeCertificateV2"
    ) -> AsyncGenerator[x509.Certificate, None]:
        for each in self.fetched_certs():
            yield each

    async def fetch_crl_issuers(
        self, certificate_list: crl.CertificateList
    ) -> AsyncGenerator[x509.Certificate, None]:
        for each in self.fetched_certs():
            yield each

    def fetched_certs(self) -> Iterable[x509.Certificate]:
        return ()


def _name(cert: "x509.Certificate | AttributeCertificateV2") -> str:
    return str(cert.dump().hex())


def _list_addresses(cert: "x509.Certificate | AttributeCertificateV2") -> list[str]:
    found = [point.url for point in cert.crl_distribution_points]
    return [each for each in found if each][:_MOST_ADDRESSES]


def _list(address: str) -> crl.CertificateList:
    try:
        return crl.CertificateList.load(get(address, _MOST_LIST).body, strict=True)
    except (StorageError, ValueError) as err:
        raise CRLFetchError(str(err)) from err
