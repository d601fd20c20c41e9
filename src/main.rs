//! The `dateline` command; everything is in the library.

/// A build makes and drops millions of small strings on all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    // A huge page is held whole for a few strings in it. Where this can't be had, a build takes more
    // memory and is no different.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    dateline::cli::run()
}
