# The digest decides which image it is, the tag is for people. How to renew it: docs/deploy-docker.md.
ARG PYTHON_IMAGE=python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b
FROM ${PYTHON_IMAGE}

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app
# Everything with its hash, and no tool that only the tests need.
COPY requirements.lock .
RUN pip install --require-hashes --no-deps --requirement requirements.lock

# Nobody in particular runs it, and may write to /data alone.
RUN useradd --system --uid 10001 --home-dir /data neckload && install -d -o neckload -g neckload -m 700 /data
COPY .streamlit/config.toml .streamlit/
COPY dashboard.py .
COPY neckload neckload
COPY sample_data sample_data
COPY static static
RUN python -m compileall -q neckload dashboard.py

USER neckload
VOLUME /data
ENV NECKLOAD_DATABASE_URL=sqlite:////data/neckload.db
EXPOSE 8501

# curl is not in the slim image.
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/api/health', timeout=5)"]

CMD ["python", "-m", "streamlit", "run", "neckload/server.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true", "--server.fileWatcherType=none"]
