//! Answers requests of browsers, as a static server for one machine has to: GET and HEAD.
//!
//! Browsers open several connections at once and may leave one silent; none of them keeps another waiting.

use std::io::Cursor;
use std::net::TcpListener;
use std::sync::Arc;

use tiny_http::{Header, Method, Request, Server};

/// How many requests are answered at once.
const THREADS: usize = 8;

/// What is answered to a request.
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// An answer that a person reads.
    pub fn text(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, body: text.as_bytes().to_vec() }
    }

    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn written(self) -> tiny_http::Response<Cursor<Vec<u8>>> {
        let header = |(name, value): &(String, String)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok();
        let headers = self.headers.iter().filter_map(header).collect();
        let length = Some(self.body.len());
        tiny_http::Response::new(self.status.into(), headers, Cursor::new(self.body), length, None)
            .with_chunked_threshold(usize::MAX)
    }
}

/// Answers every GET and HEAD with what `answer` makes of its address, in threads of its own.
pub fn serve(listener: TcpListener, answer: impl Fn(&str) -> Response + Send + Sync + 'static) -> Result<(), String> {
    let server = Arc::new(Server::from_listener(listener, None).map_err(|error| error.to_string())?);
    let answer = Arc::new(answer);
    for _ in 0..THREADS {
        let (server, answer) = (Arc::clone(&server), Arc::clone(&answer));
        std::thread::spawn(move || server.incoming_requests().for_each(|request| respond(request, &*answer)));
    }
    Ok(())
}

fn respond(request: Request, answer: &dyn Fn(&str) -> Response) {
    let response = match request.method() {
        Method::Get | Method::Head => answer(request.url()),
        _ => Response::text(405, "GET and HEAD only\n").with_header("Allow", "GET, HEAD"),
    };
    // A browser may hang up at any time, which is no concern of the server.
    drop(request.respond(response.written()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn ask(address: std::net::SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn silent_connections_keep_no_other_waiting() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        serve(listener, |path| Response::text(200, path)).unwrap();
        let _silent: Vec<_> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        let answer =
            |method: &str| ask(address, &format!("{method} /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
        assert!(answer("GET").ends_with("\r\n\r\n/x"));
        let head = answer("HEAD");
        assert!(head.contains("Content-Length: 2\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(answer("POST").starts_with("HTTP/1.1 405 "));
    }
}
