//! Addresses as the system writes them.

use std::net::SocketAddr;

/// An address in the struct that has room for any kind.
pub(crate) fn sockaddr(address: SocketAddr) -> libc::sockaddr_storage {
    // SAFETY: zeros are an address of no kind.
    let mut storage: libc::sockaddr_storage = unsafe { std::mem::zeroed() };
    let place = &raw mut storage;
    // SAFETY: a sockaddr_storage has room and alignment for either kind, and zeros are the rest of both.
    unsafe {
        match address {
            SocketAddr::V4(address) => {
                let place = place.cast::<libc::sockaddr_in>();
                (*place).sin_family = libc::AF_INET as libc::sa_family_t;
                (*place).sin_port = address.port().to_be();
                (*place).sin_addr.s_addr = u32::from(*address.ip()).to_be();
            }
            SocketAddr::V6(address) => {
                let place = place.cast::<libc::sockaddr_in6>();
                (*place).sin6_family = libc::AF_INET6 as libc::sa_family_t;
                (*place).sin6_port = address.port().to_be();
                (*place).sin6_addr.s6_addr = address.ip().octets();
                (*place).sin6_scope_id = address.scope_id();
            }
        }
    }
    storage
}
